package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code ab/groups/cursor} (section 3.7.2.4): another page of a list of groups.
 *
 * @param cursor of the last reply
 */
public record ContactGroupsCursorRequest(PageMode mode, String cursor)
    implements MangoQuery<ContactGroupsReply> {

  private static final String PATH = "ab/groups/cursor";

  public ContactGroupsCursorRequest {
    Checks.cursor(PATH, mode, cursor);
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
  public Class<ContactGroupsReply> reply() {
    return ContactGroupsReply.class;
  }
}
