package io.dialer.api.jobs;

import io.dialer.api.settings.RetentionSettings;
import io.dialer.core.agent.AgentStore;
import io.dialer.core.outbound.ChunkStore;
import io.dialer.core.retention.OldRows;
import io.dialer.core.retention.Retention;
import io.dialer.core.retention.Retention.Deletion;
import io.dialer.core.retention.Retention.Rule;
import io.dialer.core.task.ImportStore;
import io.dialer.core.webhook.DeliveryStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What keeps the engine's database in order. */
public final class Housekeeping {
  /** A leg whose end was never heard of occupies its employee for so long. */
  private static final Duration LONGEST_TALK = Duration.ofHours(2);

  private static final Duration LISTS_KEPT = Duration.ofDays(30);

  /** For so long the repeat of an import under its key is harmless. */
  private static final Duration IMPORTS_KEPT = Duration.ofDays(7);

  private static final Duration DEAD_DELIVERIES_KEPT = Duration.ofDays(30);

  private Housekeeping() {}

  /**
   * Plans the jobs.
   *
   * @param lookAnew looks which tasks still wait for a poll or a prompt
   */
  public static void plan(
      Jobs jobs, Jdbi jdbi, Runnable lookAnew, Retention retention, InstantSource clock) {
    jobs.every(Duration.ofMinutes(1), "waiting-tasks", lookAnew::run)
        .every(
            Duration.ofMinutes(1),
            "legs-of-ended-calls",
            () -> jdbi.useExtension(AgentStore.class, AgentStore::freeLegsOfEndedCalls))
        .every(
            Duration.ofMinutes(10),
            "lost-legs",
            () ->
                jdbi.useExtension(
                    AgentStore.class,
                    agents -> agents.forgetLegs(clock.instant().minus(LONGEST_TALK))))
        .every(Duration.ofMinutes(10), "retention", retention::runOnce);
  }

  /** What is deleted when it is old, in this order. */
  public static List<Rule> rules(RetentionSettings settings, Jdbi jdbi) {
    OldRows old = jdbi.onDemand(OldRows.class);
    ChunkStore lists = jdbi.onDemand(ChunkStore.class);
    List<Rule> rules = new ArrayList<>();
    // A list has up to 10,000 numbers, which go with it: one at a time.
    rules.add(new Rule("lists", LISTS_KEPT, (before, limit) -> lists.forget(before, 1)));
    rules.add(new Rule("imports", IMPORTS_KEPT, jdbi.onDemand(ImportStore.class)::forget));
    DeliveryStore deliveries = jdbi.onDemand(DeliveryStore.class);
    rules.add(new Rule("dead deliveries", DEAD_DELIVERIES_KEPT, deliveries::forget));
    add(rules, "calls", settings.calls(), old::calls);
    add(rules, "polling results", settings.pollingResults(), old::pollingResults);
    add(rules, "tasks and numbers", settings.tasks(), old::tasks);
    return rules;
  }

  private static void add(
      List<Rule> rules, String what, Optional<Duration> kept, Deletion deletion) {
    kept.ifPresent(time -> rules.add(new Rule(what, time, deletion)));
  }
}
