package io.dialer.core.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the PBX's own dialler is to work. What is null is left to the PBX; {@link OutboundChoices}
 * says what is allowed.
 *
 * @param operators extensions of those who take the calls; empty: the task's own extension
 * @param dialMode 2 operator and customer at once, 3 the operator first, 4 the customer first, 7
 *     predictive
 * @param priority 1 high, 2 normal, 3 low
 * @param schedule when to call, in the configured time zone; empty: at any time
 * @param startDate not before, {@code YYYY-MM-DD HH:MM:SS} in the configured time zone
 * @param endDate not after, likewise; null: 30 days from the start
 * @param redials how often to try in all, by reason
 * @param waits seconds before trying again, by reason
 * @param answerWait how many seconds to ring the customer
 * @param addCallsCoef customers rung at once for every free operator
 * @param callProcessing how many seconds an operator is left alone after a talk
 * @param voiceMessage the name of the prompt that a customer hears; tasks with a poll play its
 *     first question instead
 * @param holdMessage the name of the prompt that a waiting customer hears
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutboundSettings(
    List<String> operators,
    @Nullable Integer dialMode,
    @Nullable Integer priority,
    List<Hours> schedule,
    @Nullable String startDate,
    @Nullable String endDate,
    @Nullable PerReason redials,
    @Nullable PerReason waits,
    @Nullable Integer answerWait,
    @Nullable BigDecimal addCallsCoef,
    @Nullable Integer callProcessing,
    @Nullable String voiceMessage,
    @Nullable String holdMessage) {

  /** A number for each reason why a customer was not reached; null: the PBX's default. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PerReason(
      @Nullable Integer busy, @Nullable Integer noAnswer, @Nullable Integer unavailable) {}

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  public OutboundSettings {
    operators = complete("operators", operators);
    schedule = complete("schedule", schedule);
    if (operators.size() > OutboundChoices.MOST_OPERATORS) {
      throw new IllegalArgumentException(
          "outbound.operators: %d are named; expected at most %d"
              .formatted(operators.size(), OutboundChoices.MOST_OPERATORS));
    }
    oneOf("dialMode", dialMode, OutboundChoices.DIAL_MODES);
    oneOf("priority", priority, OutboundChoices.PRIORITIES);
    if (redials != null) {
      oneOf("redials.busy", redials.busy(), OutboundChoices.REDIALS);
      oneOf("redials.noAnswer", redials.noAnswer(), OutboundChoices.REDIALS);
      oneOf("redials.unavailable", redials.unavailable(), OutboundChoices.REDIALS);
    }
    if (waits != null) {
      oneOf("waits.busy", waits.busy(), OutboundChoices.WAITS_IF_BUSY);
      oneOf("waits.noAnswer", waits.noAnswer(), OutboundChoices.WAITS_IF_NO_ANSWER);
      oneOf("waits.unavailable", waits.unavailable(), OutboundChoices.WAITS_IF_UNAVAILABLE);
    }
    oneOf("answerWait", answerWait, OutboundChoices.ANSWER_WAITS);
    addCallsCoef = addCallsCoef == null ? null : addCallsCoef.stripTrailingZeros();
    oneOf(
        "addCallsCoef",
        addCallsCoef == null ? null : addCallsCoef.toPlainString(),
        OutboundChoices.CALL_COEFFICIENTS);
    oneOf("callProcessing", callProcessing, OutboundChoices.PROCESSING);
    date("startDate", startDate);
    date("endDate", endDate);
    if (startDate != null && endDate != null && startDate.compareTo(endDate) >= 0) {
      throw new IllegalArgumentException(
          "outbound.endDate: %s is not after startDate %s".formatted(endDate, startDate));
    }
  }

  /** The moment before which nobody is called. */
  public Optional<Instant> startsAt(ZoneId zone) {
    return Optional.ofNullable(startDate).map(date -> at(date, zone));
  }

  /** The moment after which nobody is called. */
  public Optional<Instant> endsAt(ZoneId zone) {
    return Optional.ofNullable(endDate).map(date -> at(date, zone));
  }

  private static <T> List<T> complete(String field, @Nullable List<T> values) {
    List<T> given = values == null ? List.of() : values;
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) == null) {
        throw new IllegalArgumentException(
            "outbound.%s: entry %d is null; leave it out".formatted(field, i + 1));
      }
    }
    return List.copyOf(given);
  }

  private static Instant at(String date, ZoneId zone) {
    return LocalDateTime.parse(date, DATE).atZone(zone).toInstant();
  }

  private static void date(String field, @Nullable String value) {
    try {
      if (value != null) {
        LocalDateTime.parse(value, DATE);
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "outbound.%s: \"%s\"; expected a date such as 2026-12-31 18:00:00"
              .formatted(field, value),
          e);
    }
  }

  private static void oneOf(String field, @Nullable Object value, List<?> allowed) {
    if (value != null && !allowed.contains(value)) {
      throw new IllegalArgumentException(
          "outbound.%s: %s is not possible; expected one of %s"
              .formatted(
                  field,
                  value,
                  allowed.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
  }
}
