package io.dialer.mango.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the vendor counts requests by, with its limits in requests per second and product (document
 * of 2021, sections 1.4.1 and 1.4.2; {@code stats/request} as tightened in 2026).
 */
public enum MangoLimit {
  /** Every request counts here, whatever else it counts as. */
  ALL("all", 10),
  /** {@code commands/callback} and {@code commands/callback_group}. */
  CALLBACK("callback", 4),
  HANG_UP("call/hangup", 4),
  ROUTE("route", 0.5),
  TRANSFER("transfer", 0.5),
  USERS("users/request", 0.5),
  STATS_REQUEST("stats/request", 0.5),
  STATS_RESULT("stats/result", 50),
  RECORDING_START("recording/start", 4),
  /** Everything that gives a recording's sound, topics or transcript (section 3.4). */
  RECORDINGS("recordings", 10),
  BALANCE("account/balance", 2),
  /** Reading the address book. */
  ADDRESS_BOOK_READ("ab/contact/read", 50),
  /** Creating, changing and deleting in the address book. */
  ADDRESS_BOOK_WRITE("ab/contact/write", 10),
  /** The contact centre's own API, but {@link #CONTACT_CENTRE_TASK}. */
  CONTACT_CENTRE("cc", 10),
  /** {@code task/add} of the contact centre: one number to be called back. */
  CONTACT_CENTRE_TASK("cc/task/add", 5);

  private final String title;
  private final double perSecond;

  MangoLimit(String title, double perSecond) {
    this.title = title;
    this.perSecond = perSecond;
  }

  /** The limit's name in the configuration and in the table {@code mango_pace}. */
  public String title() {
    return title;
  }

  /** The vendor's own limit. */
  double perSecond() {
    return perSecond;
  }

  static Optional<MangoLimit> named(String title) {
    return Arrays.stream(values()).filter(limit -> limit.title.equals(title)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(MangoLimit::title).toList();
  }
}
