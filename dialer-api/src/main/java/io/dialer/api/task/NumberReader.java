package io.dialer.api.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.core.task.PhoneNumber;
import io.dialer.core.task.StagedNumbers;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads one number of a list: a text, or an object with {@code params} and {@code timeCallAllow}.
 */
public final class NumberReader {
  private static final int LONGEST_NUMBER = 128;
  private static final int LONGEST_PARAMS = 16_384;

  /** One-digit days, months and hours are accepted too. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d.M.uuuu H:m:s", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final ZoneId zone;

  /**
   * Reads numbers.
   *
   * @param zone in which {@code timeCallAllow} is meant
   */
  public NumberReader(ZoneId zone) {
    this.zone = zone;
  }

  void read(@Nullable JsonNode node, String place, StagedNumbers staged) {
    if (node != null && node.isObject()) {
      String written = number(node.get("number"), place + ".number");
      add(staged, written, params(node.get("params"), place), allowed(node, place));
    } else {
      add(staged, number(node, place), null, 0);
    }
  }

  /** A number left empty is passed over, as it always was. */
  private static void add(
      StagedNumbers staged, String written, @Nullable String params, long allowed) {
    if (!written.isBlank()) {
      staged.add(PhoneNumber.of(written), params, allowed);
    }
  }

  private static String number(@Nullable JsonNode node, String place) {
    return Fields.text(node, place, LONGEST_NUMBER)
        .orElseThrow(
            () -> Refusal.badRequest(place + ": a phone number is expected, found nothing"));
  }

  private static @Nullable String params(@Nullable JsonNode node, String place) {
    if (node == null || node.isNull() || (node.isTextual() && node.asText().isEmpty())) {
      return null;
    }
    String params = node.toString();
    if (params.length() > LONGEST_PARAMS) {
      throw Refusal.badRequest(
          "%s.params: at most %d characters are allowed, found %d"
              .formatted(place, LONGEST_PARAMS, params.length()));
    }
    if (params.contains("\\u0000")) {
      throw Refusal.badRequest(place + ".params: the character with code 0 is not allowed");
    }
    return params;
  }

  /** Unix seconds; 0: at any time. A year before 1970 is how old clients say "none". */
  private long allowed(JsonNode node, String place) {
    String name = place + ".timeCallAllow";
    String written =
        Fields.text(node.get("timeCallAllow"), name, LONGEST_NUMBER).map(String::strip).orElse("");
    if (written.isEmpty()) {
      return 0;
    }
    try {
      return Math.max(0, LocalDateTime.parse(written, TIME).atZone(zone).toEpochSecond());
    } catch (DateTimeException e) {
      throw Refusal.badRequest(
          "%s: a time such as 31.12.2026 9:30:00 is expected, found \"%s\""
              .formatted(name, written));
    }
  }
}
