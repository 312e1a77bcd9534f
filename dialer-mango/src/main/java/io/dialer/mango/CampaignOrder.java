package io.dialer.mango;

import io.dialer.core.campaign.OutboundSettings;
import io.dialer.core.campaign.OutboundSettings.PerReason;
import io.dialer.core.telephony.OutboundDialler.Order;
import io.dialer.mango.client.outbound.CampaignAddRequest;
import io.dialer.mango.client.outbound.WeekdayHours;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The core's order in the vendor's words (document, section 3.8.4.1).
 *
 * @param line the id of the line that calls go out through
 * @param creator the id of the employee in whose name the campaign is made
 * @param operators ids of the employees who take the calls
 * @param voice the id of what customers hear; null: nothing
 * @param hold the id of what waiting customers hear; null: the vendor's
 */
record CampaignOrder(
    Order order,
    long line,
    long creator,
    List<Long> operators,
    @Nullable Long voice,
    @Nullable Long hold) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final PerReason NOTHING_SAID = new PerReason(null, null, null);

  CampaignOrder(Order order, long line, long creator, List<Long> operators) {
    this(order, line, creator, operators, null, null);
  }

  CampaignOrder saying(@Nullable Long voiceId, @Nullable Long holdId) {
    return new CampaignOrder(order, line, creator, operators, voiceId, holdId);
  }

  CampaignAddRequest request() {
    OutboundSettings settings = order.settings();
    PerReason redials = settings.redials() == null ? NOTHING_SAID : settings.redials();
    PerReason waits = settings.waits() == null ? NOTHING_SAID : settings.waits();
    return new CampaignAddRequest(
        line,
        order.name(),
        creator,
        settings.priority(),
        date(order.startsAt()),
        date(order.endsAt()),
        schedule(),
        operators.isEmpty() ? null : operators,
        settings.dialMode(),
        voice,
        hold,
        redials.busy(),
        redials.noAnswer(),
        redials.unavailable(),
        settings.answerWait(),
        settings.addCallsCoef(),
        waits.busy(),
        waits.noAnswer(),
        waits.unavailable(),
        settings.callProcessing(),
        null,
        null,
        null,
        null);
  }

  /** The vendor needs one, so "at any time" is all of the week. */
  private List<WeekdayHours> schedule() {
    return order.schedule().isEmpty()
        ? IntStream.rangeClosed(1, 7)
            .mapToObj(day -> new WeekdayHours(day, "00:00", "23:59"))
            .toList()
        : order.schedule().stream()
            .map(hours -> new WeekdayHours(hours.weekday(), hours.start(), hours.end()))
            .toList();
  }

  /** A moment as the vendor writes it, in UTC. */
  static String date(Instant moment) {
    return DATE.format(moment);
  }
}
