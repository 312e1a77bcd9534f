package io.dialer.mango.client.outbound;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.List;

/**
 * {@code tasks/push} (section 3.8.4.2): numbers are added to a campaign. The vendor answers before
 * it does so and tells no ids.
 *
 * @param tasks at most 10,000, as many as a campaign can hold
 */
public record TasksPushRequest(long campaignId, List<ListedTask> tasks)
    implements MangoQuery<DoneReply> {

  public TasksPushRequest {
    tasks = List.copyOf(tasks);
    Check.of("tasks/push")
        .between("campaign_id", campaignId, 1, Long.MAX_VALUE)
        .that(!tasks.isEmpty(), "tasks", "is empty; expected at least one")
        .elements("tasks", tasks, 10_000);
  }

  @Override
  public String path() {
    return "tasks/push";
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
  public Class<DoneReply> reply() {
    return DoneReply.class;
  }
}
