package io.dialer.emulator.stats;

import io.dialer.emulator.call.CallView;
import io.dialer.emulator.call.LegView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One leg of a call that has ended, as call statistics show it (section 3.3.3). */
record StatisticsRow(CallView call, LegView leg) {
  /** When the leg began, epoch seconds. */
  long start() {
    return leg.appearedAt() / 1000;
  }

  /** The value of a column; empty for a name that the document does not have. */
  Optional<String> value(String column) {
    return Optional.ofNullable(
        switch (column) {
          case "records" -> "[" + String.join(",", leg.recordings()) + "]";
          case "start" -> String.valueOf(start());
          case "finish" -> seconds(leg.endedAt());
          case "answer" -> seconds(leg.connectedAt());
          case "from_extension" -> text(leg.from().extension());
          case "from_number" -> text(leg.from().number());
          case "to_extension" -> text(leg.to().extension());
          case "to_number" -> text(leg.to().number());
          case "disconnect_reason" -> String.valueOf(leg.disconnectReason());
          case "line_number" -> text(leg.to().lineNumber());
          case "location" -> leg.location();
          case "create" -> seconds(call.placedAt());
          case "entry_id" -> call.entryId();
          default -> null;
        });
  }

  private static String seconds(@Nullable Long millis) {
    return millis == null ? "0" : String.valueOf(millis / 1000);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
