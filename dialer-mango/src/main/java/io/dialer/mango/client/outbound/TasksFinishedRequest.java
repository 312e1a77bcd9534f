package io.dialer.mango.client.outbound;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * {@code tasks/finished} (newer than the document of 2021): the tasks of a finished campaign that
 * ended without a talk.
 *
 * @param startDate {@code YYYY-MM-DD HH:MM:SS}, UTC
 * @param endDate likewise, at most four hours later
 */
public record TasksFinishedRequest(long campaignId, String startDate, String endDate)
    implements MangoQuery<TasksFinishedReply> {

  static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  public TasksFinishedRequest {
    Check check = Check.of("tasks/finished").between("campaign_id", campaignId, 1, Long.MAX_VALUE);
    LocalDateTime start = date(check, "start_date", startDate);
    LocalDateTime end = date(check, "end_date", endDate);
    check.that(
        !end.isBefore(start) && !end.isAfter(start.plusHours(4)),
        "end_date",
        "is '%s'; expected at most four hours after start_date '%s'".formatted(endDate, startDate));
  }

  static LocalDateTime date(Check check, String field, String value) {
    try {
      check.present(field, value);
      return LocalDateTime.parse(value, DATE);
    } catch (DateTimeParseException e) {
      check.that(false, field, "is '%s'; expected YYYY-MM-DD HH:MM:SS".formatted(value));
      throw e;
    }
  }

  @Override
  public String path() {
    return "tasks/finished";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<TasksFinishedReply> reply() {
    return TasksFinishedReply.class;
  }
}
