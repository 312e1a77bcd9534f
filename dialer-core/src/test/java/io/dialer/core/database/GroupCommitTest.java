package io.dialer.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Those who wait while one writes are written together, and none returns before its own is. */
class GroupCommitTest {
  private final ConcurrentLinkedQueue<List<Integer>> batches = new ConcurrentLinkedQueue<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  private GroupCommit<Integer, Integer> heldBack(UnaryOperator<List<Integer>> work) {
    return new GroupCommit<>("test", held(work));
  }

  /** Begins to write, and then waits to be let go. */
  private UnaryOperator<List<Integer>> held(UnaryOperator<List<Integer>> work) {
    return items -> {
      begun.countDown();
      await(go);
      return work.apply(items);
    };
  }

  @Test
  void whoComesMeanwhileIsWrittenTogether() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    GroupCommit<Integer, Integer> commit =
        heldBack(
            items -> {
              batches.add(items);
              return items.stream().map(i -> i * 10).toList();
            });
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(() -> commit.await(0), threads);
      await(begun);
      List<CompletableFuture<Integer>> others =
          IntStream.rangeClosed(1, 10)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            asked.incrementAndGet();
                            return commit.await(i);
                          },
                          threads))
              .toList();
      while (asked.get() < 10) {
        Thread.onSpinWait();
      }
      assertThat(others).noneMatch(CompletableFuture::isDone);
      go.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS)).isZero();
      for (int i = 0; i < 10; i++) {
        assertThat(others.get(i).get(10, TimeUnit.SECONDS)).isEqualTo((i + 1) * 10);
      }
      assertThat(batches.size()).isLessThan(11);
      assertThat(batches.stream().flatMap(List::stream))
          .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void oneThatCannotBeWrittenTakesNoOtherWithIt() throws Exception {
    GroupCommit<Integer, Integer> commit =
        heldBack(
            items -> {
              if (items.contains(13)) {
                throw new IllegalArgumentException("13 is not written");
              }
              batches.add(items);
              return items;
            });
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(() -> commit.await(1), threads);
      await(begun);
      CompletableFuture<Integer> good =
          CompletableFuture.supplyAsync(() -> commit.await(2), threads);
      CompletableFuture<Integer> bad =
          CompletableFuture.supplyAsync(() -> commit.await(13), threads);
      go.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(good.get(10, TimeUnit.SECONDS)).isEqualTo(2);
      assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS)).hasMessageContaining("13 is not");
      assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrder(1, 2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void manyAtOnceAreEachWrittenOnce() throws Exception {
    int threads = 32;
    int each = 2_000;
    AtomicInteger turns = new AtomicInteger();
    GroupCommit<Integer, Integer> commit =
        new GroupCommit<>(
            "test",
            items -> {
              assertThat(turns.incrementAndGet()).as("one writes at a time").isOne();
              batches.add(items);
              turns.decrementAndGet();
              return items;
            });
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<Void>> all =
          IntStream.range(0, threads)
              .mapToObj(
                  t -> CompletableFuture.runAsync(() -> writeAll(commit, t * each, each), pool))
              .toList();
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    } finally {
      pool.shutdownNow();
    }
    assertThat(batches.stream().flatMap(List::stream))
        .hasSize(threads * each)
        .doesNotHaveDuplicates();
  }

  private static void writeAll(GroupCommit<Integer, Integer> commit, int first, int count) {
    for (int i = first; i < first + count; i++) {
      assertThat(commit.await(i)).isEqualTo(i);
    }
  }

  @Test
  void whoIsInterruptedStillWaitsAndKnowsItAfterwards() throws Exception {
    GroupCommit<Integer, Integer> commit = heldBack(items -> items);
    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> commit.await(1));
    await(begun);
    CompletableFuture<Boolean> second = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              commit.await(2);
              second.complete(Thread.currentThread().isInterrupted());
            });
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    assertThat(second).isNotDone();
    go.countDown();
    assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(first.get(10, TimeUnit.SECONDS)).isOne();
  }

  @Test
  void whoWasInterruptedBeforeIsWrittenUnhinderedAndKnowsItAfterwards() {
    GroupCommit<Integer, Boolean> commit =
        new GroupCommit<>("test", items -> List.of(Thread.currentThread().isInterrupted()));
    Thread.currentThread().interrupt();
    assertThat(commit.await(1)).as("interrupted while it is written").isFalse();
    assertThat(Thread.interrupted()).as("interrupted afterwards").isTrue();
  }

  @Test
  void whoTakesLongToHearItKeepsNobodyWaiting() throws Exception {
    GroupCommit<Integer, Integer> commit = heldBack(items -> items);
    CountDownLatch hearing = new CountDownLatch(1);
    CountDownLatch heard = new CountDownLatch(1);
    CompletableFuture<Void> slow =
        commit
            .write(1)
            .thenAccept(
                written -> {
                  hearing.countDown();
                  await(heard);
                });
    go.countDown();
    await(hearing);
    assertThat(commit.write(2).get(10, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(slow).isNotDone();
    heard.countDown();
    slow.get(10, TimeUnit.SECONDS);
  }

  @Test
  void whoComesWhenTooManyWaitIsWrittenNowhere() throws Exception {
    GroupCommit<Integer, Integer> commit =
        heldBack(
            items -> {
              batches.add(items);
              return items;
            });
    CompletableFuture<Integer> first = commit.write(0);
    await(begun);
    List<CompletableFuture<Integer>> waiting =
        IntStream.rangeClosed(1, 5_000).mapToObj(commit::write).toList();
    CompletableFuture<Integer> tooMany = commit.write(5_001);
    assertThat(tooMany).isCompletedExceptionally();
    assertThatThrownBy(tooMany::join).hasCauseInstanceOf(RejectedExecutionException.class);
    go.countDown();
    first.get(10, TimeUnit.SECONDS);
    for (CompletableFuture<Integer> one : waiting) {
      one.get(10, TimeUnit.SECONDS);
    }
    assertThat(batches.stream().flatMap(List::stream)).hasSize(5_001).doesNotContain(5_001);
  }

  @Test
  void withoutAThreadToWriteOnNobodyIsLeftWaitingAndNothingIsWritten() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    GroupCommit<Integer, Integer> commit =
        new GroupCommit<>(
            work -> {
              if (asked.getAndIncrement() == 1) {
                throw new OutOfMemoryError("unable to create a thread");
              }
              new Thread(work).start();
            },
            Duration.ZERO,
            held(
                items -> {
                  batches.add(items);
                  return items;
                }));
    CompletableFuture<Integer> first = commit.write(1);
    await(begun);
    List<CompletableFuture<Integer>> meanwhile = List.of(commit.write(2), commit.write(3));
    go.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    for (CompletableFuture<Integer> one : meanwhile) {
      assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(OutOfMemoryError.class);
    }
    assertThat(commit.write(4).get(10, TimeUnit.SECONDS)).isEqualTo(4);
    assertThat(batches).containsExactly(List.of(1), List.of(4));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
