package io.dialer.api.chaos;

import java.time.Duration;

/** Tells how far the run is, every few seconds. */
final class Observer implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Postgres postgres;
  private final Mischief mischief;
  private final Report report;
  private final Duration load;
  private final long started = System.nanoTime();
  private volatile int open;
  private final Thread thread = new Thread(this::observe, "observer");

  Observer(Postgres postgres, Mischief mischief, Report report, Duration load) {
    this.postgres = postgres;
    this.mischief = mischief;
    this.report = report;
    this.load = load;
  }

  void start() {
    thread.start();
  }

  private void observe() {
    while (!Thread.currentThread().isInterrupted()) {
      Pause.of(EVERY);
      try {
        double share = (double) (System.nanoTime() - started) / load.toNanos();
        Tally tally = tally();
        open = (int) (tally.numbers() - tally.done());
        report.progress(share, tally, mischief.count());
      } catch (RuntimeException e) {
        // The database is down just now.
      }
    }
  }

  /** How many numbers had no result when it last looked. */
  int open() {
    return open;
  }

  private Tally tally() {
    return postgres.jdbi().withHandle(Tally::of);
  }

  /** Waits until nothing is left to do; what is left after all is told by the verdict. */
  void awaitQuiet(Duration atMost) {
    var unused = Pause.until(atMost, () -> tally().isQuiet());
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
