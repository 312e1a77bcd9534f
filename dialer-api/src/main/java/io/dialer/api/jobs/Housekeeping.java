package io.dialer.api.jobs;

import io.dialer.core.agent.AgentStore;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What keeps the engine's database in order. */
public final class Housekeeping {
  /** A leg whose end was never heard of occupies its employee for so long. */
  private static final Duration LONGEST_TALK = Duration.ofHours(2);

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
                    agents -> agents.forgetLegs(clock.instant().minus(LONGEST_TALK))));
  }
}
