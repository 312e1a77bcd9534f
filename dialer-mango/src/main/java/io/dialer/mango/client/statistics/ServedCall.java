package io.dialer.mango.client.statistics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One incoming call to a group, as a report has it (section 3.3.4.2). What was not asked for, or is
 * not known, is null. Moments are as the vendor writes them, in the zone of the request: the
 * section says {@code 2018-09-18 20:59:31+03}, its example {@code 09.08.2018 12:01:40+03}.
 *
 * @param date when the group began to be rung
 * @param group the group's name
 * @param abonent who called: the name in the address book, else the number
 * @param onGroup when the call came to the group
 * @param operatorAnswer when the talk began
 * @param callTime how long the talk was, in seconds
 * @param endReason the vendor's code, or {@code Unknown}
 * @param accepted whether somebody took the call
 * @param delayTimeWay how long the caller waited, in seconds
 * @param operator who took the call
 * @param numberOperator the number on which he did
 * @param onVats when the call came to the PBX
 * @param allTimeDelay the whole wait, in seconds
 * @param timeWorking how long it was served, in seconds
 * @param timePause how long it was on hold, in seconds
 * @param timeIvr how long the caller was in the menu, in seconds
 */
public record ServedCall(
    @Nullable String date,
    @Nullable String group,
    @Nullable String abonent,
    @Nullable String onGroup,
    @Nullable String operatorAnswer,
    @Nullable Integer callTime,
    @Nullable String ended,
    @Nullable String endReason,
    @Nullable Boolean accepted,
    @Nullable Integer delayTimeWay,
    @Nullable String operator,
    @Nullable String numberOperator,
    @Nullable String onVats,
    @Nullable Integer allTimeDelay,
    @Nullable String abonentNumber,
    @Nullable Integer timeWorking,
    @Nullable Integer timePause,
    @Nullable Integer timeIvr) {

  static ServedCall of(Map<String, String> row) {
    String result = row.get("call_result");
    return new ServedCall(
        row.get("date"),
        row.get("group"),
        row.get("abonent"),
        row.get("on_group"),
        row.get("operator_answer"),
        seconds(row.get("call_time")),
        row.get("ended"),
        row.get("end_reason"),
        result == null ? null : result.equals("1"),
        seconds(row.get("delay_time_way")),
        row.get("operator"),
        row.get("number_operator"),
        row.get("on_vats"),
        seconds(row.get("all_time_delay")),
        row.get("abonent_number"),
        seconds(row.get("time_working")),
        seconds(row.get("time_pause")),
        seconds(row.get("time-ivr")));
  }

  private static @Nullable Integer seconds(@Nullable String text) {
    return text == null || !text.matches("[0-9]{1,9}") ? null : Integer.valueOf(text);
  }
}
