package io.dialer.emulator.stats;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.account.Group;
import io.dialer.emulator.call.CallView;
import io.dialer.emulator.call.LegView;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;

/**
 * A caller's visit to a group (section 3.3.4.2).
 *
 * @param queue the leg in the group's queue
 * @param zone of the dates
 */
record InCallsRow(CallView call, LegView queue, Account account, ZoneId zone) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  Instant begun() {
    return Instant.ofEpochMilli(queue.appearedAt());
  }

  boolean isAnswered() {
    return talk().isPresent();
  }

  /** The first leg of this group's that was answered after the caller came. */
  private Optional<LegView> talk() {
    return call.legs().stream()
        .filter(leg -> leg.location().equals("abonent") && leg.connectedAt() != null)
        .filter(leg -> leg.appearedAt() >= queue.appearedAt())
        .filter(leg -> Objects.equals(leg.to().acdGroup(), queue.to().acdGroup()))
        .findFirst();
  }

  /** The value of a column; empty where the document makes it optional and there is none. */
  String value(String column) {
    return switch (column) {
      case "date", "on_group" -> date(queue.appearedAt());
      case "group" -> group().map(Group::name).orElse("");
      case "abonent", "abonent_number" -> call.number();
      case "operator_answer" -> talk().map(leg -> date(answeredAt(leg))).orElse("");
      case "call_time", "time_working" -> talk().map(this::talkSeconds).orElse("");
      case "ended" -> date(endedAt());
      case "end_reason" -> String.valueOf(call.endCode());
      case "call_result" -> isAnswered() ? "1" : "0";
      case "delay_time_way" -> seconds(queue.appearedAt(), waitedUntil());
      case "operator" -> operator().map(Employee::name).orElse("");
      case "number_operator" -> talk().map(leg -> String.valueOf(leg.to().number())).orElse("");
      case "on_vats" -> date(call.placedAt());
      case "all_time_delay" -> seconds(call.placedAt(), waitedUntil());
      case "time-ivr" -> menuSeconds();
      default -> "";
    };
  }

  private Optional<Group> group() {
    return account.group(String.valueOf(queue.to().acdGroup()));
  }

  private Optional<Employee> operator() {
    return talk().flatMap(leg -> account.employee(String.valueOf(leg.to().extension())));
  }

  private long endedAt() {
    Long ended = talk().map(LegView::endedAt).orElse(queue.endedAt());
    return ended == null ? queue.appearedAt() : ended;
  }

  private long waitedUntil() {
    return talk().map(InCallsRow::answeredAt).orElse(endedAt());
  }

  private static long answeredAt(LegView leg) {
    Long connected = leg.connectedAt();
    return connected == null ? leg.appearedAt() : connected;
  }

  private String talkSeconds(LegView leg) {
    return seconds(answeredAt(leg), endedAt());
  }

  private String menuSeconds() {
    return call.legs().stream()
        .filter(leg -> leg.location().equals("ivr") && leg.endedAt() != null)
        .findFirst()
        .map(leg -> seconds(leg.appearedAt(), Objects.requireNonNull(leg.endedAt())))
        .orElse("");
  }

  private static String seconds(long from, long to) {
    return String.valueOf((to - from) / 1000);
  }

  /** Hours alone in the offset, and minutes where it has them: +03, +03:30. */
  private String date(long millis) {
    var at = Instant.ofEpochMilli(millis).atZone(zone);
    ZoneOffset offset = at.getOffset();
    boolean wholeHours = offset.getTotalSeconds() % 3600 == 0;
    return DATE.format(at) + DateTimeFormatter.ofPattern(wholeHours ? "x" : "xxx").format(offset);
  }
}
