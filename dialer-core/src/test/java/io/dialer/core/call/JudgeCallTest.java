package io.dialer.core.call;

import static io.dialer.core.telephony.EndReason.BAD_NUMBER;
import static io.dialer.core.telephony.EndReason.BUSY;
import static io.dialer.core.telephony.EndReason.CALLEE_HUNG_UP;
import static io.dialer.core.telephony.EndReason.CALLER_HUNG_UP;
import static io.dialer.core.telephony.EndReason.DECLINED;
import static io.dialer.core.telephony.EndReason.HUNG_UP_BY_COMMAND;
import static io.dialer.core.telephony.EndReason.NORMAL;
import static io.dialer.core.telephony.EndReason.NO_ANSWER;
import static io.dialer.core.telephony.EndReason.PBX_FAILED;
import static io.dialer.core.telephony.EndReason.QUEUE_FULL;
import static io.dialer.core.telephony.EndReason.QUEUE_TIMEOUT;
import static io.dialer.core.telephony.EndReason.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialer.core.call.Attempt.Kind;
import io.dialer.core.call.Leg.Role;
import io.dialer.core.result.NumberResult;
import io.dialer.core.result.ResultCode;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.EndReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which legs and summaries make which result. */
class JudgeCallTest {
  private static final Leg REPLACED = answered("c", Role.CUSTOMER, null, NORMAL);
  private static final Call.Summary TALKED = new Call.Summary(true, cause(NORMAL));
  private static final Call.Summary NOT_TALKED = new Call.Summary(false, cause(NORMAL));

  private static Cause cause(EndReason reason) {
    return new Cause(reason.name(), reason);
  }

  private static Leg answered(
      String id, Role role, @Nullable String takenFrom, @Nullable EndReason end) {
    return leg(id, role, takenFrom, end, true);
  }

  private static Leg rang(
      String id, Role role, @Nullable String takenFrom, @Nullable EndReason end) {
    return leg(id, role, takenFrom, end, false);
  }

  private static Leg leg(
      String id,
      Role role,
      @Nullable String takenFrom,
      @Nullable EndReason end,
      boolean connected) {
    Phase phase = end == null ? Phase.CONNECTED : Phase.DISCONNECTED;
    return new Leg(id, 1, role, 3, phase, takenFrom, connected, end == null ? null : cause(end));
  }

  private static Call call(Kind kind, Call.@Nullable Summary summary, boolean passed) {
    Attempt attempt =
        new Attempt(1, "id", 1, 1, "9260000001", "9260000001", kind, "101", Instant.EPOCH);
    return new Call(
        attempt,
        CallState.RINGING,
        "ref",
        0,
        new Call.Walk(null, "", null, null),
        passed,
        summary,
        null);
  }

  private static Arguments exten(
      String what, ResultCode code, Call.@Nullable Summary summary, Leg... legs) {
    return arguments(what, code, call(Kind.EXTEN, summary, false), List.of(legs));
  }

  static Stream<Arguments> table() {
    return Stream.of(
        exten("busy", ResultCode.FAIL, NOT_TALKED, rang("c", Role.CUSTOMER, null, BUSY)),
        exten("no answer", ResultCode.FAIL, NOT_TALKED, rang("c", Role.CUSTOMER, null, NO_ANSWER)),
        exten("unavailable", ResultCode.FAIL, null, rang("c", Role.CUSTOMER, null, UNAVAILABLE)),
        exten("no news at all", ResultCode.FAIL, null),
        exten(
            "wrong number",
            ResultCode.FAIL_ROUTE,
            null,
            rang("c", Role.CUSTOMER, null, BAD_NUMBER)),
        exten(
            "the PBX failed",
            ResultCode.FAIL_PROVIDER,
            null,
            rang("c", Role.CUSTOMER, null, PBX_FAILED)),
        exten(
            "a summary claims a talk with a busy customer",
            ResultCode.FAIL,
            TALKED,
            rang("c", Role.CUSTOMER, null, BUSY)),
        exten(
            "a summary with 1100 on an unanswered call",
            ResultCode.FAIL,
            NOT_TALKED,
            rang("c", Role.CUSTOMER, null, NORMAL)),
        exten(
            "the answer was lost, the summary knows of a talk",
            ResultCode.SUCCESS,
            TALKED,
            rang("c", Role.CUSTOMER, null, NORMAL)),
        exten(
            "employee hung up",
            ResultCode.SUCCESS_USER_H,
            TALKED,
            REPLACED,
            answered("a", Role.AGENT, "c", CALLEE_HUNG_UP)),
        exten(
            "customer hung up",
            ResultCode.SUCCESS_CLIENT_H,
            TALKED,
            REPLACED,
            answered("a", Role.AGENT, "c", CALLER_HUNG_UP)),
        exten(
            "hung up by command",
            ResultCode.SUCCESS,
            TALKED,
            REPLACED,
            answered("a", Role.AGENT, "c", HUNG_UP_BY_COMMAND)),
        exten(
            "the talk's end was lost",
            ResultCode.SUCCESS,
            TALKED,
            REPLACED,
            answered("a", Role.AGENT, "c", null)),
        exten(
            "talk in a summary that says none",
            ResultCode.SUCCESS_USER_H,
            NOT_TALKED,
            REPLACED,
            answered("a", Role.AGENT, "c", CALLEE_HUNG_UP)),
        exten(
            "handed over; the second employee hung up",
            ResultCode.SUCCESS_USER_H,
            TALKED,
            REPLACED,
            answered("a", Role.AGENT, "c", NORMAL),
            answered("b", Role.AGENT, "a", CALLEE_HUNG_UP)),
        exten(
            "handed over by the first's hang-up; the customer hung up on the second",
            ResultCode.SUCCESS_CLIENT_H,
            TALKED,
            REPLACED,
            answered("a", Role.AGENT, "c", CALLEE_HUNG_UP),
            answered("b", Role.AGENT, "a", CALLER_HUNG_UP)),
        exten(
            "group rung first; the customer hung up",
            ResultCode.SUCCESS_CLIENT_H,
            TALKED,
            answered("a", Role.AGENT, null, NORMAL),
            answered("c", Role.CUSTOMER, "a", CALLEE_HUNG_UP)),
        exten(
            "group rung first; the employee hung up",
            ResultCode.SUCCESS_USER_H,
            TALKED,
            answered("a", Role.AGENT, null, NORMAL),
            answered("c", Role.CUSTOMER, "a", CALLER_HUNG_UP)),
        exten(
            "group rung first; the customer did not answer",
            ResultCode.FAIL,
            NOT_TALKED,
            answered("a", Role.AGENT, null, NORMAL),
            rang("c", Role.CUSTOMER, "a", NO_ANSWER)),
        exten(
            "group rung first; the employee gave up waiting",
            ResultCode.FAIL,
            NOT_TALKED,
            answered("a", Role.AGENT, null, NORMAL),
            rang("c", Role.CUSTOMER, "a", CALLER_HUNG_UP)),
        exten(
            "customer left before the employee rang",
            ResultCode.FAIL_CLIENT_H_BEFORE_ANSWER,
            NOT_TALKED,
            answered("c", Role.CUSTOMER, null, CALLEE_HUNG_UP)),
        exten(
            "customer left while the employee rang",
            ResultCode.FAIL_CLIENT_H_BEFORE_ANSWER,
            NOT_TALKED,
            REPLACED,
            rang("a", Role.AGENT, "c", CALLER_HUNG_UP)),
        exten(
            "customer left the queue, an employee had not answered before",
            ResultCode.FAIL_CLIENT_H_BEFORE_ANSWER,
            NOT_TALKED,
            REPLACED,
            rang("a", Role.AGENT, "c", NO_ANSWER),
            rang("q", Role.QUEUE, "c", CALLER_HUNG_UP)),
        exten(
            "employee did not answer",
            ResultCode.FAIL_USER_NO_ANSWER,
            NOT_TALKED,
            REPLACED,
            rang("a", Role.AGENT, "c", NO_ANSWER)),
        exten(
            "queue timed out, one of the group was busy",
            ResultCode.FAIL_USER_NO_ANSWER,
            NOT_TALKED,
            REPLACED,
            rang("a", Role.AGENT, "c", BUSY),
            rang("q", Role.QUEUE, "c", QUEUE_TIMEOUT)),
        exten(
            "employee busy",
            ResultCode.FAIL_USER_BUSY,
            NOT_TALKED,
            REPLACED,
            rang("a", Role.AGENT, "c", BUSY)),
        exten(
            "employee declined",
            ResultCode.FAIL_USER_BUSY,
            NOT_TALKED,
            REPLACED,
            rang("a", Role.AGENT, "c", DECLINED)),
        exten(
            "employee not available and never rung",
            ResultCode.FAIL_USER_BUSY,
            NOT_TALKED,
            answered("c", Role.CUSTOMER, null, UNAVAILABLE)),
        exten(
            "nobody in the group",
            ResultCode.FAIL_USER_BUSY,
            NOT_TALKED,
            REPLACED,
            rang("q", Role.QUEUE, "c", QUEUE_FULL)),
        arguments(
            "poll: hung up in the menu",
            ResultCode.FAIL_POLLING,
            call(Kind.POLLING, NOT_TALKED, false),
            List.of(REPLACED, rang("m", Role.MENU, "c", CALLER_HUNG_UP))),
        arguments(
            "poll: the menu never came",
            ResultCode.FAIL_POLLING,
            call(Kind.POLLING, null, false),
            List.of(answered("c", Role.CUSTOMER, null, CALLEE_HUNG_UP))),
        arguments(
            "poll: not reached",
            ResultCode.FAIL,
            call(Kind.POLLING, NOT_TALKED, false),
            List.of(rang("c", Role.CUSTOMER, null, NO_ANSWER))),
        arguments(
            "poll: passed, whatever came after",
            ResultCode.SUCCESS_POLLING,
            call(Kind.POLLING, NOT_TALKED, true),
            List.of(REPLACED, rang("a", Role.AGENT, "m", BUSY))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("table")
  void judges(String what, ResultCode code, Call call, List<Leg> legs) {
    assertThat(JudgeCall.judge(call, legs).code()).as(what).isEqualTo(code);
    List<Leg> backwards = new ArrayList<>(legs);
    Collections.reverse(backwards);
    assertThat(JudgeCall.judge(call, backwards).code())
        .as(what + ", heard backwards")
        .isEqualTo(code);
  }

  @Test
  void everyCodeIsReached() {
    Set<ResultCode> reached = EnumSet.noneOf(ResultCode.class);
    table().forEach(row -> reached.add((ResultCode) row.get()[1]));
    assertThat(reached).containsExactlyInAnyOrder(ResultCode.values());
  }

  @Test
  void theDialStatesTellWhy() {
    NumberResult busy =
        JudgeCall.judge(
            call(Kind.EXTEN, null, false), List.of(rang("c", Role.CUSTOMER, null, BUSY)));
    assertThat(busy)
        .isEqualTo(new NumberResult(ResultCode.FAIL, "failedOriginate", "BUSY", null, "BUSY"));
    NumberResult queueFull =
        JudgeCall.judge(
            call(Kind.EXTEN, null, false),
            List.of(REPLACED, rang("q", Role.QUEUE, "c", QUEUE_FULL)));
    assertThat(queueFull)
        .isEqualTo(
            new NumberResult(
                ResultCode.FAIL_USER_BUSY, "allUserBusy", "ANSWER", "BUSY", "QUEUE_FULL"));
  }
}
