package io.dialer.emulator.account;

/** What happens to a call on a line. */
public sealed interface Scheme {
  /** The number of the scheme ({@code schema_id}). */
  int id();

  /** Its name in the vendor's cabinet. */
  String name();

  /**
   * A voice menu.
   *
   * @param waitMs emulated milliseconds it waits for a command or a play before it hangs up with
   *     1170
   */
  record Menu(int id, String name, long waitMs) implements Scheme {}

  /** A redirection to an employee or a group. */
  record Redirect(int id, String name, String to) implements Scheme {}
}
