package io.dialer.bench.lives;

import io.dialer.bench.Scene;
import io.dialer.core.dialing.Loop;
import io.dialer.core.result.StampChanges;
import java.time.Clock;
import java.time.Duration;

/**
 * What all contenders have in common that are not the dialer: the dialer's tables and pool, and the
 * dialer's own loop that gives results their places in the feed.
 */
abstract class Rival implements Contender {
  /** As often as in the dialer. */
  private static final Duration STAMP_EVERY = Duration.ofMillis(200);

  private final String name;
  private final Campaign campaign;

  Rival(String name, Scene scene) throws Exception {
    this.name = name;
    this.campaign = new Campaign(scene);
  }

  @Override
  public final String name() {
    return name;
  }

  final Campaign campaign() {
    return campaign;
  }

  @Override
  public final double live(int lives) throws Exception {
    campaign.begin(lives);
    JobOfALife job = job();
    prepare(job, lives);
    StampChanges stamps = new StampChanges(campaign.jdbi(), Clock.systemUTC());
    long began = System.nanoTime();
    long ended;
    try (Loop stamping = new Loop("stamping", STAMP_EVERY, () -> stamp(stamps))) {
      stamping.start();
      start();
      campaign.awaitAll(lives, () -> job.lived() == lives);
      ended = System.nanoTime();
    } finally {
      stop();
    }
    campaign.check(lives);
    if (job.commands() != JobOfALife.COMMANDS * lives) {
      throw new IllegalStateException(job.commands() + " commands");
    }
    return lives * 1e9 / (ended - began);
  }

  private int stamp(StampChanges stamps) {
    int stamped = stamps.runOnce();
    if (stamped > 0) {
      campaign.stamped();
    }
    return stamped;
  }

  /** The job that it runs for each call. */
  JobOfALife job() {
    return new JobOfALife(campaign.pool().dataSource(), true);
  }

  /** Makes a job for each of the numbers from 1 on; none runs yet. */
  abstract void prepare(JobOfALife job, int numbers) throws Exception;

  /** Has the jobs run. */
  abstract void start() throws Exception;

  /** Nothing runs any more. */
  abstract void stop() throws Exception;

  @Override
  public void close() {
    campaign.close();
  }
}
