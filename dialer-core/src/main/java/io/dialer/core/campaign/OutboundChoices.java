package io.dialer.core.campaign;

import java.util.List;

/**
 * What a PBX's own dialler can be told. The values are those of MANGO OFFICE (section 3.8.4.1 of
 * its document), which has the only such dialler so far.
 */
public final class OutboundChoices {
  public static final int MOST_OPERATORS = 50;

  /** 2 operator and customer at once, 3 the operator first, 4 the customer first, 7 predictive. */
  public static final List<Integer> DIAL_MODES = List.of(2, 3, 4, 7);

  /** 1 high, 2 normal, 3 low. */
  public static final List<Integer> PRIORITIES = List.of(1, 2, 3);

  /** How often to try in all, for any one reason. */
  public static final List<Integer> REDIALS = List.of(1, 3, 5, 10);

  /** Seconds after which a busy number is tried again. */
  public static final List<Integer> WAITS_IF_BUSY = List.of(60, 300, 900, 3600);

  /** Seconds after which a number that did not answer is tried again. */
  public static final List<Integer> WAITS_IF_NO_ANSWER = List.of(3600, 10_800, 43_200, 86_400);

  /** Seconds after which an unavailable number is tried again; 0: not again. */
  public static final List<Integer> WAITS_IF_UNAVAILABLE = List.of(0, 3600, 10_800, 43_200, 86_400);

  /** For how many seconds the customer is rung. */
  public static final List<Integer> ANSWER_WAITS = List.of(10, 20, 30, 60);

  /** Customers rung at once for every free operator, without zeros at the end. */
  public static final List<String> CALL_COEFFICIENTS =
      List.of("0.1", "0.5", "0.7", "1", "1.5", "2", "3", "5");

  /** For how many seconds an operator is left alone after a talk. */
  public static final List<Integer> PROCESSING = List.of(0, 10, 30, 60, 120, 300, 900);

  private OutboundChoices() {}
}
