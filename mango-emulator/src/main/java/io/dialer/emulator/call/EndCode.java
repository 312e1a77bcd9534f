package io.dialer.emulator.call;

/** The vendor's codes with which legs and calls end ("Список кодов результатов"). */
final class EndCode {
  /** The leg is replaced by the next one of a callback. */
  static final int REPLACED = 1000;

  /** The leg is left for another in the normal course. */
  static final int NORMAL = 1100;

  /** The caller hung up. */
  static final int BY_CALLER = 1110;

  /** The callee hung up. */
  static final int BY_CALLEE = 1120;

  /** The callee is engaged. */
  static final int BUSY = 1121;

  /** No operator of the group is free. */
  static final int NO_OPERATORS = 1164;

  /** The voice menu came to its end. */
  static final int END_OF_SCHEME = 1170;

  /** A command hung up. */
  static final int BY_COMMAND = 1181;

  /** Another operator took the call over before it was answered. */
  static final int INTERCEPTED = 1182;

  private EndCode() {}
}
