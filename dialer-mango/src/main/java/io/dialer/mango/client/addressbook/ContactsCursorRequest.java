package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code ab/contact/cursor} (section 3.7.3.2): another page of a list of contacts.
 *
 * @param cursor of the last reply
 * @param contactExtFields whether to give {@code custom_values} and {@code user_id} too; null means
 *     no
 */
public record ContactsCursorRequest(
    PageMode mode, String cursor, @Nullable Boolean contactExtFields)
    implements MangoQuery<ContactsReply> {

  private static final String PATH = "ab/contact/cursor";

  public ContactsCursorRequest {
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
  public Class<ContactsReply> reply() {
    return ContactsReply.class;
  }
}
