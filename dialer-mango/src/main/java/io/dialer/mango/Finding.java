package io.dialer.mango;

/**
 * What a check of the account found.
 *
 * @param what was checked
 * @param verdict how it is
 * @param found what there is, for people
 * @param todo what to do about it; empty when nothing is to be done
 */
public record Finding(String what, Verdict verdict, String found, String todo) {

  /** How something is. */
  public enum Verdict {
    PASS,
    FAIL,
    /** It could not be checked, or there is nothing to check yet. */
    SKIP
  }

  static Finding pass(String what, String found) {
    return new Finding(what, Verdict.PASS, found, "");
  }

  static Finding fail(String what, String found, String todo) {
    return new Finding(what, Verdict.FAIL, found, todo);
  }

  static Finding skip(String what, String found, String todo) {
    return new Finding(what, Verdict.SKIP, found, todo);
  }
}
