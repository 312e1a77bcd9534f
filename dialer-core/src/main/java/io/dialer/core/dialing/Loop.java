package io.dialer.core.dialing;

import io.dialer.core.database.DatabaseTrouble;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a piece of work on a thread of its own: when woken, and at the latest after the pause
 * that the work asked for. It never dies of a failure; only {@link #close} ends it.
 */
public final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final int TOLD_EVERY = 60;
  private static final Duration LAST_ROUND = Duration.ofSeconds(2);

  private final String name;
  private final Work work;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Duration gathering = Duration.ZERO;
  private boolean woken;
  private boolean closing;
  private int failures;

  /** What a loop repeats. */
  public interface Work {
    /**
     * One round.
     *
     * @return how long to wait at most until the next one
     */
    Duration round();
  }

  /** A loop that has not started yet. */
  public Loop(String name, Work work) {
    this.name = name;
    this.work = work;
    this.thread = new Thread(this::run, name);
  }

  /**
   * A loop that has not started yet.
   *
   * @param interval how long to wait at most between two rounds
   * @param work one round; it returns how much it did, and is repeated at once if that was anything
   */
  public Loop(String name, Duration interval, IntSupplier work) {
    this(name, () -> work.getAsInt() > 0 ? Duration.ZERO : interval);
  }

  /**
   * Has what wakes the loop within a moment be done by one round: after one that asked for a pause,
   * the next begins no sooner than this, even when woken.
   */
  public Loop gathering(Duration moment) {
    gathering = moment;
    return this;
  }

  /** Starts the thread. */
  public Loop start() {
    thread.start();
    return this;
  }

  /** Has the next round begin now. */
  public void wake() {
    lock.lock();
    try {
      if (!woken) {
        woken = true;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Stops, after two seconds at most; a round under way usually ends by then. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(LAST_ROUND.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration pause = Duration.ZERO;
    while (pausedFor(pause)) {
      try {
        pause = work.round();
        succeeded();
      } catch (RuntimeException | Error e) {
        failed(e);
        pause = AFTER_FAILURE;
      }
    }
  }

  private void succeeded() {
    if (failures > 0) {
      LOG.info("{} works again after {} failures", name, failures);
      failures = 0;
    }
  }

  /** What lasts, such as a database that is away, is told once a minute, and not every second. */
  private void failed(Throwable failure) {
    failures++;
    if (failures % TOLD_EVERY != 1) {
      LOG.debug("{} failed again", name, failure);
    } else if (DatabaseTrouble.of(failure).isPresent()) {
      LOG.warn("{} cannot use the database now and goes on trying: {}", name, failure.toString());
    } else {
      LOG.error("{} failed; it goes on", name, failure);
    }
  }

  /** How long is to be waited yet, in nanoseconds. */
  private long left(Duration pause, long begin) {
    long whole = pause.toNanos();
    long wanted = woken ? Math.min(whole, gathering.toNanos()) : whole;
    return wanted - (System.nanoTime() - begin);
  }

  /** Waits; returns whether to go on. */
  private boolean pausedFor(Duration pause) {
    lock.lock();
    try {
      long begin = System.nanoTime();
      while (!closing && left(pause, begin) > 0) {
        changed.awaitNanos(left(pause, begin));
      }
      woken = false;
      return !closing;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
