package io.dialer.mango.client.addressbook;

import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.CommandOutcome.Unknown;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.MangoQuery;
import io.dialer.mango.client.Waiter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of the address book page by page, each when it is asked for (sections 3.7.1.2–3,
 * 3.7.2.3–4, 3.7.3.1–2). For one thread.
 *
 * <p>Every request waits for its turn in the client's budget. A page that did not come, or that is
 * still being made, is asked for again after pauses of 1, 2, 4 and 8 seconds: reading changes
 * nothing, so it may be repeated. What can never help, such as a wrong parameter or a blocked
 * product, is not repeated.
 *
 * @param <E> what is listed
 */
public final class AddressBookPages<E> {

  private static final int TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final MangoClient client;
  private final Waiter waiter;
  private final ListQuery<E, ? extends ListReply<E>> list;

  /** What is asked next. */
  private MangoQuery<? extends ListReply<E>> wanted;

  private int pagesRead;
  private boolean atEnd;

  /**
   * A reader at the beginning of a list; asks nothing yet.
   *
   * @param list what to list, and how many on a page
   * @param waiter lets the pauses pass
   */
  public <R extends ListReply<E>> AddressBookPages(
      MangoClient client, ListQuery<E, R> list, Waiter waiter) {
    this.client = client;
    this.waiter = waiter;
    this.list = list;
    this.wanted = list;
  }

  /**
   * The next page's elements; none when the list is at its end, and ever after.
   *
   * @throws MangoException when the page could not be had; what was read before stands, and another
   *     call asks for the same page again
   */
  public List<E> next() throws MangoException, InterruptedException {
    return atEnd ? List.of() : turnTo(fetch());
  }

  /** Whether the last page was read. False before the first one, even of an empty list. */
  public boolean isAtEnd() {
    return atEnd;
  }

  private ListReply<E> fetch() throws MangoException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        ListReply<E> page = client.ask(wanted);
        if (isMade(page)) {
          return page;
        }
        wanted = list.page(PageMode.CURRENT, cursor(page));
      } catch (MangoException e) {
        if (tries == TRIES || !mayHelpToRepeat(e.outcome())) {
          throw e;
        }
      }
      if (tries == TRIES) {
        throw trouble("the page is still being made; ask again later");
      }
      waiter.await(FIRST_PAUSE.multipliedBy(1L << (tries - 1)));
    }
  }

  private List<E> turnTo(ListReply<E> page) throws MangoException {
    ListState.@Nullable Place place = place(page);
    if (place != null && pagesRead > 0 && place.page() <= pagesRead) {
      throw trouble(
          "page %d came again in place of the next; begin the list anew".formatted(place.page()));
    }
    pagesRead = place == null ? pagesRead + 1 : place.page();
    atEnd =
        page.data().isEmpty()
            || cursor(page).isEmpty()
            || (place != null && place.page() >= place.pages());
    if (!atEnd) {
      wanted = list.page(PageMode.NEXT, cursor(page));
    }
    return page.data();
  }

  /** A page without elements, though the list has some, is not made yet. */
  private static boolean isMade(ListReply<?> page) {
    ListState.@Nullable Place place = place(page);
    boolean lacks = place != null && place.totalRows() > place.from();
    return !page.data().isEmpty() || !lacks || cursor(page).isEmpty();
  }

  private static boolean mayHelpToRepeat(CommandOutcome outcome) {
    return outcome instanceof Unknown
        || (outcome instanceof Rejected rejected
            && rejected.again()
            && rejected.cause().reason() != EndReason.ACCOUNT_REFUSED);
  }

  private MangoException trouble(String problem) {
    return new MangoException(wanted.path(), new Unknown(problem));
  }

  private static ListState.@Nullable Place place(ListReply<?> page) {
    ListState state = page.state();
    return state == null ? null : state.info();
  }

  /** What the next page is asked with; empty when there is none. */
  private static String cursor(ListReply<?> page) {
    ListState state = page.state();
    return state == null || state.cursor() == null ? "" : state.cursor();
  }
}
