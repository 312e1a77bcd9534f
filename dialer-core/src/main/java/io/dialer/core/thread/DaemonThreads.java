package io.dialer.core.thread;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that end with the process, whatever they are at. */
public final class DaemonThreads {
  private DaemonThreads() {}

  /**
   * As many threads as there is work at a time. Each ends by itself when nothing came for a minute,
   * so nobody has to shut them down.
   *
   * @param name of every one of them
   */
  public static ExecutorService asNeeded(String name) {
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
