package io.dialer.mango.client.outbound;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoDownload;
import io.dialer.mango.client.MangoLimit;

/**
 * {@code campaign-report/create} (newer than the document of 2021): every attempt of a campaign.
 * {@link CampaignReports} reads the answer.
 */
public record CampaignReportRequest(long campaignId) implements MangoDownload {

  public CampaignReportRequest {
    Check.of("campaign-report/create").between("campaign_id", campaignId, 1, Long.MAX_VALUE);
  }

  @Override
  public String path() {
    return "campaign-report/create";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public boolean answersInJson() {
    return true;
  }
}
