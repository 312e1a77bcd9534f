package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.Done;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.List;

/**
 * {@code ab/groups/delete} (section 3.7.2.8): deletes groups.
 *
 * @param data their ids, at most 500
 */
public record ContactGroupsDeleteRequest(List<String> data) implements MangoQuery<Done> {

  private static final String PATH = "ab/groups/delete";

  public ContactGroupsDeleteRequest {
    Checks.ids(PATH, data);
    data = List.copyOf(data);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ADDRESS_BOOK_WRITE;
  }

  @Override
  public Class<Done> reply() {
    return Done.class;
  }
}
