package io.dialer.core.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What many threads want written is written together: of the threads that wait, one writes for all,
 * while the next ones gather. No thread returns before its own is committed.
 *
 * @param <T> what is written
 * @param <R> what came of it
 */
public final class GroupCommit<T, R> {
  private static final int BATCH = 500;
  private static final int WAITING = 5_000;

  private final Duration gathering;
  private final Function<List<T>, List<R>> work;
  private final BlockingQueue<Waiter<T, R>> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicBoolean writing = new AtomicBoolean();

  /**
   * Writes nothing yet.
   *
   * @param work writes a batch in one transaction, and returns what came of each in the same order;
   *     when it throws, nothing of the batch has been written
   */
  public GroupCommit(Function<List<T>, List<R>> work) {
    this(Duration.ZERO, work);
  }

  /**
   * Writes nothing yet.
   *
   * @param gathering for how long a batch waits for more, where a moment does not matter and a
   *     transaction costs more than what it writes
   * @param work as above
   */
  public GroupCommit(Duration gathering, Function<List<T>, List<R>> work) {
    this.gathering = gathering;
    this.work = work;
  }

  /** One of those who wait; what came of it is there once it is handled. */
  private static final class Waiter<T, R> {
    final T item;
    final Thread thread = Thread.currentThread();
    @Nullable R result;
    @Nullable Throwable failure;
    volatile boolean handled;

    Waiter(T item) {
      this.item = item;
    }

    void handled() {
      handled = true;
      LockSupport.unpark(thread);
    }
  }

  /**
   * Returns when it is committed. Does not heed interruption, since the write may happen anyway.
   *
   * @throws RejectedExecutionException when too many wait already; it is then written nowhere
   * @throws RuntimeException what the work threw, for the whole batch or for this one alone
   */
  public R write(T item) {
    Waiter<T, R> waiter = new Waiter<>(item);
    if (!waiting.offer(waiter)) {
      throw new RejectedExecutionException(WAITING + " wait to be written already");
    }
    boolean interrupted = false;
    while (!waiter.handled) {
      // Who is interrupted and writes for all would take the others' connection down with it.
      interrupted |= Thread.interrupted();
      if (writing.compareAndSet(false, true)) {
        writeForAll(waiter);
      } else {
        LockSupport.park(this);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcome(waiter);
  }

  private static <T, R> R outcome(Waiter<T, R> waiter) {
    if (waiter.failure instanceof RuntimeException failure) {
      throw failure;
    } else if (waiter.failure instanceof Error error) {
      throw error;
    }
    R result = waiter.result;
    if (result == null) {
      throw new IllegalStateException("the work told nothing of " + waiter.item);
    }
    return result;
  }

  /**
   * Writes one batch, unless another has written this one's meanwhile. Only those are woken whom it
   * concerns, and one who writes the next.
   */
  private void writeForAll(Waiter<T, R> own) {
    List<Waiter<T, R>> batch = new ArrayList<>();
    try {
      if (!own.handled) {
        LockSupport.parkNanos(gathering.toNanos());
        waiting.drainTo(batch, BATCH);
        write(batch);
      }
    } finally {
      batch.forEach(Waiter::handled);
      writing.set(false);
      // Who came after this look finds that nobody writes.
      Waiter<T, R> next = waiting.peek();
      if (next != null) {
        LockSupport.unpark(next.thread);
      }
    }
  }

  /** One that cannot be written must not take the others with it. */
  private void write(List<Waiter<T, R>> batch) {
    Throwable failure = attempt(batch);
    if (failure != null && batch.size() > 1 && DatabaseTrouble.of(failure).isEmpty()) {
      batch.forEach(waiter -> attempt(List.of(waiter)));
    }
  }

  private @Nullable Throwable attempt(List<Waiter<T, R>> batch) {
    Throwable failure = null;
    List<R> results = List.of();
    try {
      results = work.apply(batch.stream().map(waiter -> waiter.item).toList());
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).failure = failure;
      batch.get(i).result = i < results.size() ? results.get(i) : null;
    }
    return failure;
  }
}
