package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code ab/group} (section 3.7.2.1): one group by its id. */
public record ContactGroupRequest(String groupId) implements MangoQuery<ContactGroupReply> {

  private static final String PATH = "ab/group";

  public ContactGroupRequest {
    Check.of(PATH).id("group_id", groupId);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ADDRESS_BOOK_READ;
  }

  @Override
  public Class<ContactGroupReply> reply() {
    return ContactGroupReply.class;
  }
}
