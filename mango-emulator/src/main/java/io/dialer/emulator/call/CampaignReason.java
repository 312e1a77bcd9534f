package io.dialer.emulator.call;

import io.dialer.emulator.scenario.Behaviour;

/** Why an attempt of an outbound campaign ended ({@code status_reason}, section 3.8.3). */
public final class CampaignReason {
  /** The customer has answered, and was not lost to an operator who did not. */
  public static final int TALK = 1;

  /** The customer's line is engaged. */
  public static final int BUSY = 2;

  /** The customer did not answer in time. */
  public static final int NO_ANSWER = 3;

  /** The customer cannot be reached. */
  public static final int UNAVAILABLE = 4;

  /** No operator is free. */
  public static final int OPERATOR_BUSY = 5;

  /** The operator did not answer. */
  public static final int OPERATOR_NO_ANSWER = 6;

  /** The operator cannot be reached. */
  public static final int OPERATOR_UNAVAILABLE = 7;

  /** There is no such number. */
  public static final int NO_SUCH_NUMBER = 8;

  /** Stopped by the administrator: here, by a hang-up command before the answer. */
  public static final int STOPPED = 11;

  private CampaignReason() {}

  static int ofCustomer(Behaviour behaviour) {
    return switch (behaviour) {
      case ANSWER -> TALK;
      case BUSY -> BUSY;
      case NO_ANSWER -> NO_ANSWER;
      case UNAVAILABLE -> UNAVAILABLE;
      case WRONG_NUMBER -> NO_SUCH_NUMBER;
    };
  }

  static int ofOperator(int endCode) {
    if (endCode == EndCode.BUSY) {
      return OPERATOR_BUSY;
    }
    return endCode == Behaviour.NO_ANSWER.code() ? OPERATOR_NO_ANSWER : OPERATOR_UNAVAILABLE;
  }
}
