package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.List;

/**
 * {@code ab/groups/create} (section 3.7.2.6): creates groups.
 *
 * @param data at most 500
 */
public record ContactGroupsCreateRequest(List<ContactGroup> data)
    implements MangoQuery<ContactGroupsChangedReply> {

  private static final String PATH = "ab/groups/create/";

  public ContactGroupsCreateRequest {
    Checks.batch(PATH, data);
    for (int i = 0; i < data.size(); i++) {
      Check.of(PATH).present("data[%d].group_name".formatted(i), data.get(i).groupName());
    }
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
  public Class<ContactGroupsChangedReply> reply() {
    return ContactGroupsChangedReply.class;
  }
}
