package io.dialer.mango.client.statistics;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One leg of a call that has ended, as a report has it (section 3.3.3). What was not asked for, or
 * is not known, is null.
 *
 * @param records the ids of its recordings; empty when there are none
 * @param start when it began
 * @param finish when it ended
 * @param answer when it was answered; null when it was not
 * @param disconnectReason the vendor's code; some reports have a word
 * @param location where it was when it ended: {@code ivr}, {@code queue}, {@code abonent}
 * @param create when the call that it belongs to began
 * @param entryId the call that it belongs to
 */
public record CallLeg(
    List<String> records,
    @Nullable Instant start,
    @Nullable Instant finish,
    @Nullable Instant answer,
    @Nullable String fromExtension,
    @Nullable String fromNumber,
    @Nullable String toExtension,
    @Nullable String toNumber,
    @Nullable String disconnectReason,
    @Nullable String lineNumber,
    @Nullable String location,
    @Nullable Instant create,
    @Nullable String entryId) {

  static CallLeg of(Map<String, String> row) {
    return new CallLeg(
        recordings(row.get("records")),
        moment(row.get("start")),
        moment(row.get("finish")),
        moment(row.get("answer")),
        row.get("from_extension"),
        row.get("from_number"),
        row.get("to_extension"),
        row.get("to_number"),
        row.get("disconnect_reason"),
        row.get("line_number"),
        row.get("location"),
        moment(row.get("create")),
        row.get("entry_id"));
  }

  /** With brackets around them, as the section says, or without, as in its example. */
  private static List<String> recordings(@Nullable String list) {
    return Arrays.stream((list == null ? "" : list).replaceAll("[\\[\\]\\s]", "").split(",", -1))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  /** Seconds since 1970, UTC; 0 stands for never. */
  private static @Nullable Instant moment(@Nullable String seconds) {
    if (seconds == null || !seconds.strip().matches("[1-9][0-9]{0,10}")) {
      return null;
    }
    return Instant.ofEpochSecond(Long.parseLong(seconds.strip()));
  }
}
