package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.dialer.core.campaign.OutboundChoices;
import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code campaign/add} (section 3.8.4.1): a campaign is made, empty and not started. It is written
 * with the names of the document of 2021, which newer ones still take, and read with either.
 *
 * @param name at most 70 characters
 * @param createdBy the id of the employee who makes it
 * @param priority 1 high, 2 normal, 3 low
 * @param startDate {@code YYYY-MM-DD HH:MM:SS}, UTC
 * @param endDate likewise
 * @param operators ids of the employees who take the calls, at most 50
 * @param dialMode 2 operator and customer at once, 3 the operator first, 4 the customer first, 7
 *     predictive (newer)
 * @param maxWaitTime seconds
 * @param waitTimeIfNumberNotAvail seconds; 0: not again
 * @param afterCallProcessing seconds
 * @param antirobot whether answering machines are told from people (newer)
 * @param didAbonentIds numbers to call from (newer)
 * @param timezoneMode 0 no, 1 the operator's and the customer's, 2 the customer's (newer)
 * @param endless whether it goes on for numbers that are added one by one (newer)
 */
public record CampaignAddRequest(
    long lineId,
    String name,
    @Nullable Long createdBy,
    @Nullable Integer priority,
    @Nullable String startDate,
    @Nullable String endDate,
    List<WeekdayHours> schedule,
    @Nullable List<Long> operators,
    @Nullable Integer dialMode,
    @Nullable Long voiceMessageId,
    @Nullable Long holdMessageId,
    @JsonAlias("redial_busy") @Nullable Integer maxRedialCountIfBusy,
    @JsonAlias("redial_no_answer") @Nullable Integer maxRedialCountIfNoAnsw,
    @JsonAlias("redial_not_avail") @Nullable Integer maxRedialCountIfNumberNotAvail,
    @JsonAlias("answer_wait") @Nullable Integer maxWaitTime,
    @JsonAlias("add_calls_coef") @Nullable BigDecimal additionalCallsCoefficient,
    @JsonAlias("timer_busy") @Nullable Integer waitTimeIfBusy,
    @JsonAlias("timer_no_answer") @Nullable Integer waitTimeIfNoAnsw,
    @JsonAlias("timer_not_avail") @Nullable Integer waitTimeIfNumberNotAvail,
    @JsonAlias("call_processing") @Nullable Integer afterCallProcessing,
    @Nullable Boolean antirobot,
    @Nullable List<Long> didAbonentIds,
    @Nullable Integer timezoneMode,
    @Nullable Boolean endless)
    implements MangoQuery<CampaignAddReply> {

  public CampaignAddRequest {
    schedule = schedule == null ? List.of() : List.copyOf(schedule);
    Check check =
        Check.of("campaign/add")
            .between("line_id", lineId, 1, Long.MAX_VALUE)
            .present("name", name)
            .characters("name", name, 70)
            .oneOf("priority", priority, OutboundChoices.PRIORITIES)
            .that(!schedule.isEmpty(), "schedule", "is missing; the method needs it")
            .elements("operators", operators, OutboundChoices.MOST_OPERATORS)
            .oneOf("dial_mode", dialMode, OutboundChoices.DIAL_MODES)
            .oneOf("max_redial_count_if_busy", maxRedialCountIfBusy, OutboundChoices.REDIALS)
            .oneOf("max_redial_count_if_no_answ", maxRedialCountIfNoAnsw, OutboundChoices.REDIALS)
            .oneOf(
                "max_redial_count_if_number_not_avail",
                maxRedialCountIfNumberNotAvail,
                OutboundChoices.REDIALS)
            .oneOf("max_wait_time", maxWaitTime, OutboundChoices.ANSWER_WAITS)
            .oneOf("wait_time_if_busy", waitTimeIfBusy, OutboundChoices.WAITS_IF_BUSY)
            .oneOf("wait_time_if_no_answ", waitTimeIfNoAnsw, OutboundChoices.WAITS_IF_NO_ANSWER)
            .oneOf(
                "wait_time_if_number_not_avail",
                waitTimeIfNumberNotAvail,
                OutboundChoices.WAITS_IF_UNAVAILABLE)
            .oneOf("after_call_processing", afterCallProcessing, OutboundChoices.PROCESSING)
            .oneOf("timezone_mode", timezoneMode, 0, 1, 2)
            .oneOf(
                "additional_calls_coefficient",
                plain(additionalCallsCoefficient),
                OutboundChoices.CALL_COEFFICIENTS);
    checkDates(check, startDate, endDate);
  }

  private static void checkDates(Check check, @Nullable String start, @Nullable String end) {
    if (start != null) {
      TasksFinishedRequest.date(check, "start_date", start);
    }
    if (end != null) {
      TasksFinishedRequest.date(check, "end_date", end);
      check.that(
          start == null || start.compareTo(end) < 0,
          "end_date",
          "is '%s'; expected a moment after start_date '%s'".formatted(end, start));
    }
  }

  private static @Nullable String plain(@Nullable BigDecimal coefficient) {
    return coefficient == null ? null : coefficient.stripTrailingZeros().toPlainString();
  }

  @Override
  public String path() {
    return "campaign/add";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public boolean waitsWhileHeld() {
    return true;
  }

  @Override
  public Class<CampaignAddReply> reply() {
    return CampaignAddReply.class;
  }
}
