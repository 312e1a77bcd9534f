package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code task/add} (newer than the document of 2021): one number is added to an endless campaign,
 * and its id is told.
 */
public record TaskAddRequest(long campaignId, @JsonUnwrapped ListedTask task)
    implements MangoQuery<TaskAddReply> {

  public TaskAddRequest {
    Check.of("task/add").between("campaign_id", campaignId, 1, Long.MAX_VALUE);
  }

  @Override
  public String path() {
    return "task/add";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<TaskAddReply> reply() {
    return TaskAddReply.class;
  }
}
