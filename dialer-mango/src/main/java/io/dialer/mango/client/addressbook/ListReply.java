package io.dialer.mango.client.addressbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of the address book.
 *
 * @param <E> what is listed
 */
public interface ListReply<E> {

  /** The page's elements. */
  List<E> data();

  /** Where the page is in the list; null when the vendor left it out. */
  @Nullable ListState state();
}
