package io.dialer.core.telephony;

/** What came of a number that the PBX's own dialler rang. */
public enum ListOutcome {
  /** The customer answered and was talked to, or heard the message. */
  TALKED,
  /** The customer's line was busy. */
  BUSY,
  /** The customer did not answer. */
  NO_ANSWER,
  /** The customer's phone was switched off or out of coverage. */
  UNAVAILABLE,
  /** A machine answered. */
  ANSWERING_MACHINE,
  /** The number does not exist or must not be called. */
  BAD_NUMBER,
  /** The customer answered, and every operator was busy or not available. */
  OPERATORS_BUSY,
  /** The customer answered, and the operator did not. */
  OPERATOR_NO_ANSWER,
  /** The customer answered and hung up before anybody spoke to him. */
  CUSTOMER_LEFT,
  /** Somebody stopped it. */
  STOPPED,
  /** Anything else. */
  OTHER
}
