package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code ab/organizations/cursor} (section 3.7.1.3): another page of a list of organisations.
 *
 * @param cursor of the last reply
 */
public record OrganizationsCursorRequest(PageMode mode, String cursor)
    implements MangoQuery<OrganizationsReply> {

  private static final String PATH = "ab/organizations/cursor";

  public OrganizationsCursorRequest {
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
  public Class<OrganizationsReply> reply() {
    return OrganizationsReply.class;
  }
}
