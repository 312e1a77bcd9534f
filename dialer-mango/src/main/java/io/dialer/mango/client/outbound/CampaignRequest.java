package io.dialer.mango.client.outbound;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code /campaign} (section 3.8.2): one campaign. */
public record CampaignRequest(long campaignId) implements MangoQuery<CampaignReply> {

  public CampaignRequest {
    Check.of("campaign").between("campaign_id", campaignId, 1, Long.MAX_VALUE);
  }

  @Override
  public String path() {
    return "campaign";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<CampaignReply> reply() {
    return CampaignReply.class;
  }
}
