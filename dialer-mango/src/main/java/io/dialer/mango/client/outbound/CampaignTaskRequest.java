package io.dialer.mango.client.outbound;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code task} (section 3.8.3): one task of a campaign. */
public record CampaignTaskRequest(long taskId) implements MangoQuery<CampaignTaskReply> {

  public CampaignTaskRequest {
    Check.of("task").between("task_id", taskId, 1, Long.MAX_VALUE);
  }

  @Override
  public String path() {
    return "task";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<CampaignTaskReply> reply() {
    return CampaignTaskReply.class;
  }
}
