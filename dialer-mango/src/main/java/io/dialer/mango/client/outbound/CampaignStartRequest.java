package io.dialer.mango.client.outbound;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code campaign/start} (section 3.8.4.3): dial the tasks of a campaign. Repeating it changes
 * nothing.
 */
public record CampaignStartRequest(long campaignId) implements MangoQuery<CampaignStatusReply> {

  public CampaignStartRequest {
    Check.of("campaign/start").between("campaign_id", campaignId, 1, Long.MAX_VALUE);
  }

  @Override
  public String path() {
    return "campaign/start";
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
  public Class<CampaignStatusReply> reply() {
    return CampaignStatusReply.class;
  }
}
