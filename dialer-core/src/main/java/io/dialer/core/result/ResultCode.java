package io.dialer.core.result;

/** The outcome of a number, as old clients know it. */
public enum ResultCode {
  /** The poll reached its end or a {@code dial}. */
  SUCCESS_POLLING,
  /** Answered, but the call ended before the poll did. */
  FAIL_POLLING,
  /** Talk took place; the employee hung up. */
  SUCCESS_USER_H,
  /** Talk took place; the customer hung up. */
  SUCCESS_CLIENT_H,
  /** Talk took place; who hung up is not known. */
  SUCCESS,
  /** The customer answered, then hung up before an employee did. */
  FAIL_CLIENT_H_BEFORE_ANSWER,
  /** The customer answered; no employee did. */
  FAIL_USER_NO_ANSWER,
  /** The customer answered; the employees were busy or not available. */
  FAIL_USER_BUSY,
  /** Not reached: the number cannot be called. */
  FAIL_ROUTE,
  /** Not reached: the PBX or its account refused or failed. */
  FAIL_PROVIDER,
  /** Not reached: busy, no answer, unavailable, or anything unclassified. */
  FAIL
}
