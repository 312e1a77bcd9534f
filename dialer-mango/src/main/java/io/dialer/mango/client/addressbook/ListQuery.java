package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.MangoQuery;

/**
 * Starts a list of the address book: its reply is the first page. {@link AddressBookPages} reads
 * the others.
 *
 * @param <E> what is listed
 * @param <R> a page
 */
public interface ListQuery<E, R extends ListReply<E>> extends MangoQuery<R> {

  /**
   * Asks for another page.
   *
   * @param mode which page, relative to the cursor's
   * @param cursor of the last reply
   */
  MangoQuery<R> page(PageMode mode, String cursor);
}
