package io.dialer.core.telephony;

/** Why a leg ended or a command was refused, in words that all kinds of PBX share. */
public enum EndReason {
  /** Ended in order; also a leg that goes on as another. */
  NORMAL,
  /** The leg's calling side hung up. */
  CALLER_HUNG_UP,
  /** The leg's called side hung up. */
  CALLEE_HUNG_UP,
  /** The engine's own hang-up. */
  HUNG_UP_BY_COMMAND,
  /** The menu that the call was in came to its end. */
  MENU_ENDED,
  /** The called side did not answer in time. */
  NO_ANSWER,
  /** The called side is talking. */
  BUSY,
  /** The called side refused the call. */
  DECLINED,
  /** Switched off, not registered, out of coverage or out of its working hours. */
  UNAVAILABLE,
  /** Nobody of a group took the call while it waited. */
  QUEUE_TIMEOUT,
  /** A group has nobody who could take the call. */
  QUEUE_FULL,
  /** The number cannot be called: wrong, not existing, barred. */
  BAD_NUMBER,
  /** The PBX's account does not allow it: billing, restrictions. */
  ACCOUNT_REFUSED,
  /** The PBX says that our request was malformed. */
  BAD_REQUEST,
  /** The PBX asks for fewer requests. */
  TOO_MANY_REQUESTS,
  /** The PBX failed or cannot be reached. */
  PBX_FAILED,
  /** The call that the command speaks of is over or was never there. */
  NO_SUCH_CALL,
  /** Anything else. */
  OTHER
}
