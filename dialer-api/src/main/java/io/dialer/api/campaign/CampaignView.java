package io.dialer.api.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.dialer.core.campaign.Campaign;
import io.dialer.core.campaign.OutboundSettings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A campaign as clients read it. */
@JsonPropertyOrder({"id", "name", "dialing", "outbound"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignView(long id, String name, String dialing, @Nullable OutboundSettings outbound) {

  static CampaignView of(Campaign campaign) {
    return new CampaignView(
        campaign.id(),
        campaign.name(),
        campaign.dialing().name().toLowerCase(Locale.ROOT),
        campaign.outbound());
  }
}
