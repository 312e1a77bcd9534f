package io.dialer.mango.client.outbound;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code campaign/stop} (section 3.8.4.4): dial no more tasks of a campaign. */
public record CampaignStopRequest(long campaignId) implements MangoQuery<CampaignStatusReply> {

  public CampaignStopRequest {
    Check.of("campaign/stop").between("campaign_id", campaignId, 1, Long.MAX_VALUE);
  }

  @Override
  public String path() {
    return "campaign/stop";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<CampaignStatusReply> reply() {
    return CampaignStatusReply.class;
  }
}
