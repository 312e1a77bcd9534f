package io.dialer.core.call;

import io.dialer.core.result.NumberResult;
import io.dialer.core.result.ResultCode;
import io.dialer.core.telephony.ListOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which result a number has earned that the PBX's own dialler rang. A pure function. The PBX's word
 * is believed; legs tell only who hung up.
 */
final class JudgeListed {

  private JudgeListed() {}

  /**
   * The result of a number whose key press, if any, led nowhere.
   *
   * @param code the PBX's own code, kept as received
   */
  static NumberResult judge(Call call, List<Leg> legs, ListOutcome outcome, String code) {
    return switch (outcome) {
      case TALKED -> talked(call, legs, code);
      case BUSY -> unreached(ResultCode.FAIL, "BUSY", code);
      case NO_ANSWER -> unreached(ResultCode.FAIL, "NOANSWER", code);
      case UNAVAILABLE -> unreached(ResultCode.FAIL, "UNAVAILABLE", code);
      case ANSWERING_MACHINE -> unreached(ResultCode.FAIL, "ANSWERING_MACHINE", code);
      case BAD_NUMBER -> unreached(ResultCode.FAIL_ROUTE, "CHANUNAVAIL", code);
      case OPERATORS_BUSY -> answered(ResultCode.FAIL_USER_BUSY, "allUserBusy", "BUSY", code);
      case OPERATOR_NO_ANSWER ->
          answered(ResultCode.FAIL_USER_NO_ANSWER, "endCall", "NOANSWER", code);
      case CUSTOMER_LEFT ->
          answered(ResultCode.FAIL_CLIENT_H_BEFORE_ANSWER, "endCall", "CANCEL", code);
      case STOPPED -> unreached(ResultCode.FAIL, "CANCEL", code);
      case OTHER -> unreached(ResultCode.FAIL, "UNKNOWN", code);
    };
  }

  /** The customer pressed a key that the poll knows. */
  static NumberResult passed(String code) {
    return new NumberResult(ResultCode.SUCCESS_POLLING, "EVENT_POLLING_END", null, null, code);
  }

  private static NumberResult talked(Call call, List<Leg> legs, String code) {
    if (call.attempt().kind() == Attempt.Kind.POLLING) {
      return new NumberResult(ResultCode.FAIL_POLLING, "endCall", null, null, code);
    }
    List<Leg> talks =
        legs.stream().filter(l -> l.role() == Leg.Role.AGENT && l.connected()).toList();
    ResultCode result = talks.isEmpty() ? ResultCode.SUCCESS : JudgeCall.whoHungUp(talks, legs);
    return answered(result, "endCall", "ANSWER", code);
  }

  private static NumberResult unreached(ResultCode result, String dialState, String code) {
    return new NumberResult(result, "failedOriginate", dialState, null, code);
  }

  private static NumberResult answered(
      ResultCode result, String state, @Nullable String inward, String code) {
    return new NumberResult(result, state, "ANSWER", inward, code);
  }
}
