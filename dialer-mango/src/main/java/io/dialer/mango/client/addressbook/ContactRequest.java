package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code ab/contact} (section 3.7.2.9): one contact by its id. The document has it among the
 * groups.
 *
 * @param contactExtFields whether to give {@code custom_values} and {@code user_id} too; null means
 *     no
 */
public record ContactRequest(String contactId, @Nullable Boolean contactExtFields)
    implements MangoQuery<ContactReply> {

  private static final String PATH = "ab/contact";

  public ContactRequest {
    Check.of(PATH).id("contact_id", contactId);
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
  public Class<ContactReply> reply() {
    return ContactReply.class;
  }
}
