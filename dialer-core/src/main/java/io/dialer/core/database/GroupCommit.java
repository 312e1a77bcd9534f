package io.dialer.core.database;

import io.dialer.core.thread.DaemonThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What comes from many threads is written together: while one batch is written, the next gathers.
 * Nobody is told before its own is committed. Who waits for that holds no thread, unless it wants
 * to.
 *
 * @param <T> what is written
 * @param <R> what came of it
 */
public final class GroupCommit<T, R> {
  private static final int BATCH = 500;
  private static final int WAITING = 5_000;

  private final Duration gathering;
  private final Function<List<T>, List<R>> work;
  private final Executor threads;
  private final BlockingQueue<Waiter<T, R>> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicBoolean writing = new AtomicBoolean();

  /**
   * Writes nothing yet.
   *
   * @param name of the threads that write; they end by themselves when nothing comes for a minute
   * @param work writes a batch in one transaction, and returns what came of each in the same order;
   *     when it throws, nothing of the batch has been written
   */
  public GroupCommit(String name, Function<List<T>, List<R>> work) {
    this(name, Duration.ZERO, work);
  }

  /**
   * Writes nothing yet.
   *
   * @param name as above
   * @param gathering for how long a batch waits for more, where a moment does not matter and a
   *     transaction costs more than what it writes
   * @param work as above
   */
  public GroupCommit(String name, Duration gathering, Function<List<T>, List<R>> work) {
    this(DaemonThreads.asNeeded(name), gathering, work);
  }

  /** Writes nothing yet, and later on these threads. */
  GroupCommit(Executor threads, Duration gathering, Function<List<T>, List<R>> work) {
    this.gathering = gathering;
    this.work = work;
    this.threads = threads;
  }

  /** One that waits, and what is known of it once its batch was tried. */
  private static final class Waiter<T, R> {
    final T item;
    final CompletableFuture<R> outcome = new CompletableFuture<>();
    @Nullable R result;
    @Nullable Throwable failure;

    Waiter(T item) {
      this.item = item;
    }

    void tell() {
      if (failure != null) {
        outcome.completeExceptionally(failure);
      } else if (result != null) {
        outcome.complete(result);
      } else {
        outcome.completeExceptionally(
            new IllegalStateException("the work told nothing of " + item));
      }
    }
  }

  /**
   * Writes soon.
   *
   * @return what came of it, once it is committed; or what the work threw, for the whole batch or
   *     for this one alone; or {@link RejectedExecutionException} when too many wait already; or
   *     why there is no thread to write on. It fails only when nothing was written of it, nor will
   *     be. What follows runs on a thread that others do not wait for
   */
  public CompletableFuture<R> write(T item) {
    Waiter<T, R> waiter = new Waiter<>(item);
    if (!waiting.offer(waiter)) {
      return CompletableFuture.failedFuture(
          new RejectedExecutionException(WAITING + " wait to be written already"));
    }
    writeSoon();
    return waiter.outcome;
  }

  /**
   * Returns when it is committed. Does not heed interruption, since the write may happen anyway.
   *
   * @throws RuntimeException what {@link #write} fails with
   */
  public R await(T item) {
    try {
      return write(item).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private void writeSoon() {
    if (writing.compareAndSet(false, true)) {
      try {
        threads.execute(this::writeBatch);
      } catch (RuntimeException | Error e) {
        // There was no memory for a thread. The next that comes tries again.
        writing.set(false);
        refuse(e);
      }
    }
  }

  /** Nobody is left waiting for a thread that is not there. */
  private void refuse(Throwable failure) {
    List<Waiter<T, R>> refused = new ArrayList<>();
    waiting.drainTo(refused);
    refused.forEach(waiter -> waiter.outcome.completeExceptionally(failure));
  }

  /** Others are told by this thread while another writes what has come meanwhile. */
  private void writeBatch() {
    List<Waiter<T, R>> batch = new ArrayList<>();
    try {
      LockSupport.parkNanos(gathering.toNanos());
      waiting.drainTo(batch, BATCH);
      write(batch);
    } finally {
      writing.set(false);
      goOnAndTell(batch);
    }
  }

  private void goOnAndTell(List<Waiter<T, R>> batch) {
    // Who comes after this look finds that nobody writes.
    if (!waiting.isEmpty()) {
      writeSoon();
    }
    batch.forEach(Waiter::tell);
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
