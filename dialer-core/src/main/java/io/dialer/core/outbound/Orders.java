package io.dialer.core.outbound;

import io.dialer.core.audio.Prompt;
import io.dialer.core.audio.Prompts;
import io.dialer.core.call.Attempt;
import io.dialer.core.campaign.Campaign;
import io.dialer.core.campaign.CampaignStore;
import io.dialer.core.campaign.OutboundSettings;
import io.dialer.core.campaign.UtcSchedule;
import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollStore;
import io.dialer.core.task.Task;
import io.dialer.core.task.TaskStore;
import io.dialer.core.telephony.OutboundDialler.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Writes the order for a chunk's list from its task and the task's campaign. */
final class Orders {

  /** Every attempt ends some day, so every list does. */
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Jdbi jdbi;
  private final Prompts prompts;
  private final ZoneId zone;

  Orders(Jdbi jdbi, Prompts prompts, ZoneId zone) {
    this.jdbi = jdbi;
    this.prompts = prompts;
    this.zone = zone;
  }

  /**
   * The order for a chunk; empty when its task is not dialled by the PBX's own dialler any more.
   */
  Optional<Order> of(Chunk chunk, Instant now) {
    return jdbi.inTransaction(handle -> of(handle, chunk, now));
  }

  /** As {@link #of(Chunk, Instant)}, in a transaction. */
  Optional<Order> of(Handle handle, Chunk chunk, Instant now) {
    Task task = handle.attach(TaskStore.class).byId(chunk.taskId()).orElse(null);
    return task == null
        ? Optional.empty()
        : handle
            .attach(CampaignStore.class)
            .byId(task.campaignId())
            .map(Campaign::outbound)
            .map(settings -> order(handle, chunk.marker(), task, settings, now));
  }

  /**
   * All of an order that tells whether the PBX would be asked for the same again. Its name is the
   * chunk's own, and its dates follow from the settings and the moment.
   */
  static String essence(Order order) {
    return new Order(
            "",
            order.settings(),
            order.operators(),
            order.voice(),
            order.hold(),
            order.schedule(),
            Instant.EPOCH,
            Instant.EPOCH)
        .toString();
  }

  private Order order(
      Handle handle, String name, Task task, OutboundSettings settings, Instant now) {
    Instant begins = settings.startsAt(zone).filter(now::isBefore).orElse(now);
    Instant latest = begins.plus(LONGEST);
    return new Order(
        name,
        settings,
        settings.operators().isEmpty() && task.innerNumType() == Attempt.Kind.EXTEN
            ? List.of(task.innerNum())
            : settings.operators(),
        voice(handle, task, settings),
        prompt(settings.holdMessage()),
        UtcSchedule.of(settings.schedule(), zone, begins),
        begins,
        settings.endsAt(zone).filter(latest::isAfter).orElse(latest));
  }

  /** A poll's first question is what the customer hears. */
  private @Nullable Prompt voice(Handle handle, Task task, OutboundSettings settings) {
    if (task.innerNumType() == Attempt.Kind.EXTEN) {
      return prompt(settings.voiceMessage());
    }
    Optional<Poll> poll = handle.attach(PollStore.class).named(task.innerNum());
    return poll.map(p -> prompts.of(handle, p.questions().get(0)).prompt()).orElse(null);
  }

  private static @Nullable Prompt prompt(@Nullable String name) {
    return name == null ? null : new Prompt(name);
  }
}
