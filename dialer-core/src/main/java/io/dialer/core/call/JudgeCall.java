package io.dialer.core.call;

import io.dialer.core.result.NumberResult;
import io.dialer.core.result.ResultCode;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.EndReason;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which result a call has earned, from its legs and the PBX's summary. A pure function.
 *
 * <p>Legs are believed before the summary: a summary may claim success of a call without talk. News
 * of legs may have come in any order, so which leg followed which is not asked, but which one took
 * over from which.
 */
final class JudgeCall {

  /** Ends of a ringing leg after which its phone was certainly not answered. */
  private static final Set<EndReason> NOT_ANSWERED =
      EnumSet.of(
          EndReason.NO_ANSWER,
          EndReason.BUSY,
          EndReason.DECLINED,
          EndReason.UNAVAILABLE,
          EndReason.BAD_NUMBER,
          EndReason.ACCOUNT_REFUSED,
          EndReason.PBX_FAILED);

  private static final Set<EndReason> NOBODY_FREE =
      EnumSet.of(
          EndReason.BUSY,
          EndReason.DECLINED,
          EndReason.UNAVAILABLE,
          EndReason.QUEUE_FULL,
          EndReason.BAD_NUMBER);

  private JudgeCall() {}

  static NumberResult judge(Call call, List<Leg> legs) {
    @Nullable Cause cause = lastCause(call, legs);
    if (call.passed()) {
      return new NumberResult(
          ResultCode.SUCCESS_POLLING, "EVENT_POLLING_END", null, null, code(cause));
    }
    if (!wasAnswered(call, legs)) {
      return notReached(customerCause(legs).orElse(cause));
    }
    if (call.attempt().kind() == Attempt.Kind.POLLING) {
      return new NumberResult(ResultCode.FAIL_POLLING, "endCall", null, null, code(cause));
    }
    return withEmployee(call, legs, cause);
  }

  /** How a number ends whose customer was not reached. */
  static NumberResult notReached(@Nullable Cause cause) {
    EndReason reason = cause == null ? EndReason.OTHER : cause.reason();
    return switch (reason) {
      case BAD_NUMBER -> unreached(ResultCode.FAIL_ROUTE, "CHANUNAVAIL", cause);
      case ACCOUNT_REFUSED, BAD_REQUEST, TOO_MANY_REQUESTS, PBX_FAILED ->
          unreached(ResultCode.FAIL_PROVIDER, "CONGESTION", cause);
      case BUSY, DECLINED -> unreached(ResultCode.FAIL, "BUSY", cause);
      case NO_ANSWER, CALLER_HUNG_UP, QUEUE_TIMEOUT ->
          unreached(ResultCode.FAIL, "NOANSWER", cause);
      case UNAVAILABLE -> unreached(ResultCode.FAIL, "UNAVAILABLE", cause);
      default -> unreached(ResultCode.FAIL, cause == null ? "UNKNOWN" : "CANCEL", cause);
    };
  }

  private static NumberResult unreached(ResultCode code, String dialState, @Nullable Cause cause) {
    return new NumberResult(code, "failedOriginate", dialState, null, code(cause));
  }

  private static NumberResult withEmployee(Call call, List<Leg> legs, @Nullable Cause cause) {
    List<Leg> talks =
        legs.stream().filter(l -> l.role() == Leg.Role.AGENT && l.connected()).toList();
    if (!talks.isEmpty()) {
      return new NumberResult(whoHungUp(talks, legs), "endCall", "ANSWER", "ANSWER", code(cause));
    }
    Set<EndReason> inward =
        reasons(
            legs.stream().filter(l -> l.role() == Leg.Role.AGENT || l.role() == Leg.Role.QUEUE));
    if (customerEnded(legs, EndReason.CALLEE_HUNG_UP)
        || inward.contains(EndReason.CALLER_HUNG_UP)) {
      return leftEarly(legs, cause);
    }
    boolean inwardSeen = legs.stream().anyMatch(l -> l.role() != Leg.Role.CUSTOMER);
    if (!inwardSeen && call.summary() != null && call.summary().talked()) {
      return new NumberResult(ResultCode.SUCCESS, "endCall", "ANSWER", null, code(cause));
    }
    if (inward.isEmpty()) {
      inward = reasons(legs.stream());
    }
    return inwardSeen || inward.stream().anyMatch(NOT_ANSWERED::contains)
        ? unanswered(inward, legs, code(cause))
        : leftEarly(legs, cause);
  }

  private static NumberResult leftEarly(List<Leg> legs, @Nullable Cause cause) {
    boolean inwardSeen = legs.stream().anyMatch(l -> l.role() != Leg.Role.CUSTOMER);
    return new NumberResult(
        ResultCode.FAIL_CLIENT_H_BEFORE_ANSWER,
        "endCall",
        "ANSWER",
        inwardSeen ? "CANCEL" : null,
        code(cause));
  }

  private static NumberResult unanswered(
      Set<EndReason> inward, List<Leg> legs, @Nullable String cause) {
    // A PBX may ring the group first: then nobody rang the customer.
    boolean rung = legs.stream().anyMatch(l -> l.role() == Leg.Role.CUSTOMER);
    @Nullable String outward = rung ? "ANSWER" : null;
    boolean waited =
        inward.contains(EndReason.NO_ANSWER) || inward.contains(EndReason.QUEUE_TIMEOUT);
    return !waited && inward.stream().anyMatch(NOBODY_FREE::contains)
        ? new NumberResult(ResultCode.FAIL_USER_BUSY, "allUserBusy", outward, "BUSY", cause)
        : new NumberResult(ResultCode.FAIL_USER_NO_ANSWER, "endCall", outward, "NOANSWER", cause);
  }

  /**
   * On an employee's leg the calling side is the customer; on the customer's leg the called side.
   * The ends of legs that went on as others tell nothing.
   */
  static ResultCode whoHungUp(List<Leg> talks, List<Leg> legs) {
    Set<String> goneOn =
        legs.stream().map(Leg::takenFrom).filter(Objects::nonNull).collect(Collectors.toSet());
    Set<EndReason> ends = reasons(talks.stream().filter(l -> !goneOn.contains(l.id())));
    if (ends.contains(EndReason.CALLER_HUNG_UP) || customerEnded(legs, EndReason.CALLEE_HUNG_UP)) {
      return ResultCode.SUCCESS_CLIENT_H;
    }
    return ends.contains(EndReason.CALLEE_HUNG_UP) || customerEnded(legs, EndReason.CALLER_HUNG_UP)
        ? ResultCode.SUCCESS_USER_H
        : ResultCode.SUCCESS;
  }

  private static boolean wasAnswered(Call call, List<Leg> legs) {
    if (call.walk().startedAt() != null) {
      return true;
    }
    List<Leg> customer = legs.stream().filter(l -> l.role() == Leg.Role.CUSTOMER).toList();
    if (customer.stream().anyMatch(Leg::connected)) {
      return true;
    }
    if (reasons(customer.stream()).stream().anyMatch(NOT_ANSWERED::contains)
        || customer.stream().anyMatch(l -> tookOverFromAgent(l, legs))) {
      return false;
    }
    return legs.size() > customer.size()
        || (call.summary() != null
            && call.summary().talked()
            && legs.stream().allMatch(JudgeCall::mayHaveTalked));
  }

  /** The PBX rang an employee of the group first, and the customer after that. */
  private static boolean tookOverFromAgent(Leg customer, List<Leg> legs) {
    return legs.stream()
        .anyMatch(l -> l.role() == Leg.Role.AGENT && l.id().equals(customer.takenFrom()));
  }

  /** Whether a leg whose answer we did not see may have had one, going by how it ended. */
  private static boolean mayHaveTalked(Leg leg) {
    return leg.cause() == null
        || leg.cause().reason() == EndReason.NORMAL
        || leg.cause().reason() == EndReason.CALLEE_HUNG_UP;
  }

  private static boolean customerEnded(List<Leg> legs, EndReason reason) {
    return reasons(legs.stream().filter(l -> l.role() == Leg.Role.CUSTOMER)).contains(reason);
  }

  private static Set<EndReason> reasons(Stream<Leg> legs) {
    return legs.map(Leg::cause)
        .filter(Objects::nonNull)
        .map(Cause::reason)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EndReason.class)));
  }

  private static Optional<Cause> customerCause(List<Leg> legs) {
    return last(legs.stream().filter(l -> l.role() == Leg.Role.CUSTOMER));
  }

  /** The code of the last leg's end; the summary's where no leg tells. */
  private static @Nullable Cause lastCause(Call call, List<Leg> legs) {
    return last(legs.stream())
        .orElseGet(() -> call.summary() == null ? null : call.summary().cause());
  }

  private static Optional<Cause> last(Stream<Leg> legs) {
    return legs.flatMap(l -> Stream.ofNullable(l.cause())).reduce((earlier, later) -> later);
  }

  private static @Nullable String code(@Nullable Cause cause) {
    return cause == null ? null : cause.code();
  }
}
