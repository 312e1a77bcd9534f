package io.dialer.bench.lives;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Work that is repeated on a thread of its own until it fails or is closed. */
final class Background implements AutoCloseable {
  private final Thread thread;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private volatile boolean closing;

  /** One round of it. */
  interface Round {
    void run() throws Exception;
  }

  private Background(String name, Round round) {
    thread = new Thread(() -> repeat(round), name);
  }

  static Background repeat(String name, Round round) {
    Background background = new Background(name, round);
    background.thread.start();
    return background;
  }

  private void repeat(Round round) {
    try {
      while (!closing) {
        round.run();
      }
    } catch (Exception e) {
      failure.set(e);
    }
  }

  /**
   * True.
   *
   * @throws IllegalStateException when the work has failed
   */
  boolean isWell() {
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("work in the background failed", failed);
    }
    return true;
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
