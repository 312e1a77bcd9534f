package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * All outbound campaigns (section 3.8.1).
 *
 * @param path {@code campaign/get_list} as the document of 2021 has it, or {@code campaign/list},
 *     as newer ones have it
 */
public record CampaignListRequest(@JsonIgnore String path)
    implements MangoQuery<CampaignListReply> {

  public CampaignListRequest {
    Check.of("campaign/get_list")
        .oneOf("path", path, "campaign/get_list", "campaign/list", "io/v1/campaign/get_list");
  }

  /** As the document of 2021 has it. */
  public static CampaignListRequest older() {
    return new CampaignListRequest("campaign/get_list");
  }

  /** As newer documents have it. */
  public static CampaignListRequest newer() {
    return new CampaignListRequest("campaign/list");
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<CampaignListReply> reply() {
    return CampaignListReply.class;
  }
}
