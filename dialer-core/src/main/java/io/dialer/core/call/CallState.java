package io.dialer.core.call;

/** How far a call has come. {@link CallMoves} says which state may follow which. */
public enum CallState {
  /** The attempt is committed; its command is being sent. */
  PLACING,
  /** Nobody knows whether the command was carried out: the phone may be ringing. */
  UNKNOWN,
  /** The PBX took the command. */
  PLACED,
  /** The number is with the PBX's own dialler, which rings it, perhaps more than once. */
  HANDED_OVER,
  /** The customer's phone rings. */
  RINGING,
  /** The customer has answered. */
  ANSWERED,
  /** The customer is led through the poll. */
  IN_POLL,
  /** The customer waits for an employee or a group. */
  CONNECTING,
  /** The customer talks to an employee. */
  TALKING,
  /** It is over and has its result. */
  ENDED
}
