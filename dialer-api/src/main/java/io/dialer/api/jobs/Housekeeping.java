package io.dialer.api.jobs;

import io.dialer.core.agent.AgentStore;
import io.dialer.core.outbound.ChunkStore;
import io.dialer.core.task.ImportStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What keeps the engine's database in order. */
public final class Housekeeping {
  /** A leg whose end was never heard of occupies its employee for so long. */
  private static final Duration LONGEST_TALK = Duration.ofHours(2);

  private static final Duration LISTS_KEPT = Duration.ofDays(30);

  /** For so long the repeat of an import under its key is harmless. */
  private static final Duration IMPORTS_KEPT = Duration.ofDays(7);

  /** A list has up to 10,000 numbers, and a statement has seconds. */
  private static final int LISTS_AT_ONCE = 5;

  private Housekeeping() {}

  /**
   * Plans the jobs.
   *
   * @param lookAnew looks which tasks still wait for a poll or a prompt
   */
  public static void plan(Jobs jobs, Jdbi jdbi, Runnable lookAnew, InstantSource clock) {
    jobs.every(Duration.ofMinutes(1), "waiting-tasks", lookAnew::run)
        .every(
            Duration.ofMinutes(10),
            "lost-legs",
            () ->
                jdbi.useExtension(
                    AgentStore.class,
                    agents -> agents.forgetLegs(clock.instant().minus(LONGEST_TALK))))
        .every(Duration.ofHours(1), "old-lists", () -> forgetLists(jdbi, clock))
        .every(
            Duration.ofHours(1),
            "old-imports",
            () ->
                jdbi.useExtension(
                    ImportStore.class, i -> i.forget(clock.instant().minus(IMPORTS_KEPT))));
  }

  /** Forgets lists that the PBX has not had for long, and their numbers. */
  static void forgetLists(Jdbi jdbi, InstantSource clock) {
    ChunkStore chunks = jdbi.onDemand(ChunkStore.class);
    Instant before = clock.instant().minus(LISTS_KEPT);
    while (chunks.forget(before, LISTS_AT_ONCE) == LISTS_AT_ONCE) {
      // One transaction each.
    }
  }
}
