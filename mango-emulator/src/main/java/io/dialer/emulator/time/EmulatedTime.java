package io.dialer.emulator.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time of the emulated PBX, and the one thread on which everything about calls happens. Calls need
 * no locks because of it.
 *
 * <p>Emulated durations are divided by {@code speed} here and nowhere else. Timestamps stay those
 * of the wall clock: the client compares them with its own.
 */
public final class EmulatedTime implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmulatedTime.class);

  /** An action that has been planned. */
  @FunctionalInterface
  public interface Timer {
    /** Forgets the action unless it has begun. */
    void cancel();
  }

  private final double speed;
  private final ScheduledThreadPoolExecutor thread;

  /**
   * @param speed how many emulated seconds pass in a real one, above zero
   */
  public EmulatedTime(double speed) {
    this.speed = speed;
    this.thread = new ScheduledThreadPoolExecutor(1, task -> daemon(task));
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "emulated-pbx");
    thread.setDaemon(true);
    return thread;
  }

  /** Plans an action after so many emulated milliseconds. */
  public Timer after(long emulatedMillis, Runnable action) {
    return plan((long) (emulatedMillis * 1_000_000d / speed), action);
  }

  /**
   * Plans an action after so many real milliseconds: for faults on the wire, which do not speed up.
   */
  public Timer afterReal(long millis, Runnable action) {
    return plan(TimeUnit.MILLISECONDS.toNanos(millis), action);
  }

  private Timer plan(long nanos, Runnable action) {
    if (thread.isShutdown()) {
      return () -> {};
    }
    ScheduledFuture<?> planned = thread.schedule(() -> guard(action), nanos, TimeUnit.NANOSECONDS);
    return () -> planned.cancel(false);
  }

  /** Runs an action on the PBX's thread, after those that were handed over earlier. */
  public void run(Runnable action) {
    thread.execute(() -> guard(action));
  }

  /** Asks a question on the PBX's thread and waits for the answer. Never call it on that thread. */
  public <T> T ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, thread).join();
  }

  /** How many real nanoseconds so many emulated milliseconds take. */
  public long realNanos(long emulatedMillis) {
    return (long) (emulatedMillis * 1_000_000d / speed);
  }

  /** How many emulated milliseconds pass in so many real ones. */
  public long emulatedMillis(long realMillis) {
    return (long) (realMillis * speed);
  }

  /** Epoch milliseconds of the wall clock. */
  public long millis() {
    return System.currentTimeMillis();
  }

  // One faulty call must not end the thread's other calls silently.
  private static void guard(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      log.error("An emulated action failed; the emulator has a defect", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
