package io.dialer.mango.client.outbound;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code campaign/delete} (section 3.8.4.5): remove a campaign that is stopped or finished. */
public record CampaignDeleteRequest(long campaignId) implements MangoQuery<CampaignStatusReply> {

  public CampaignDeleteRequest {
    Check.of("campaign/delete").between("campaign_id", campaignId, 1, Long.MAX_VALUE);
  }

  @Override
  public String path() {
    return "campaign/delete";
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
