package io.dialer.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transactions that lose to others are repeated; nothing else is. */
class RepeatedTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final Jdbi jdbi = DATABASE.jdbi();

  @BeforeEach
  void twoRows() {
    jdbi.useHandle(
        h ->
            h.execute(
                """
                DROP TABLE IF EXISTS race;
                CREATE TABLE race (id int PRIMARY KEY, changes int NOT NULL);
                INSERT INTO race VALUES (1, 0), (2, 0);
                """));
  }

  /** Each holds a row and asks for the other's: PostgreSQL ends one of them. */
  @Test
  void aDeadlockIsRepeated() throws Exception {
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    List<CompletableFuture<Void>> both =
        List.of(
            CompletableFuture.runAsync(() -> crosswise(1, 2, bothHoldOne, runs)),
            CompletableFuture.runAsync(() -> crosswise(2, 1, bothHoldOne, runs)));
    for (CompletableFuture<Void> one : both) {
      one.get(30, TimeUnit.SECONDS);
    }
    assertThat(runs.get()).isEqualTo(3);
    assertThat(changes()).isEqualTo(4);
  }

  private void crosswise(int first, int second, CyclicBarrier bothHoldOne, AtomicInteger runs) {
    AtomicInteger own = new AtomicInteger();
    Repeated.inTransaction(
        jdbi,
        handle -> {
          runs.incrementAndGet();
          change(handle, first);
          if (own.incrementAndGet() == 1) {
            await(bothHoldOne);
          }
          return change(handle, second);
        });
  }

  @Test
  void aConflictOfSerializableTransactionsIsRepeated() {
    AtomicInteger runs = new AtomicInteger();
    Repeated.inTransaction(
        jdbi,
        handle -> {
          handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
          handle.select("SELECT changes FROM race WHERE id = 1").mapTo(Integer.class).one();
          if (runs.incrementAndGet() == 1) {
            DATABASE.jdbi().useHandle(other -> change(other, 1));
          }
          return change(handle, 1);
        });
    assertThat(runs.get()).isEqualTo(2);
    assertThat(changes()).isEqualTo(2);
  }

  @Test
  void whoAlwaysLosesIsToldInTheEnd() {
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Repeated.inTransaction(
                    jdbi,
                    handle -> {
                      runs.incrementAndGet();
                      return raise(handle, "40001");
                    }))
        .isInstanceOf(JdbiException.class)
        .satisfies(e -> assertThat(DatabaseTrouble.of(e)).contains(DatabaseTrouble.LOST_RACE));
    assertThat(runs.get()).isEqualTo(5);
  }

  @Test
  void aStatementThatIsWrongIsNotRepeated() {
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Repeated.patiently(
                    Duration.ofSeconds(10),
                    () ->
                        jdbi.inTransaction(
                            handle -> {
                              runs.incrementAndGet();
                              return handle.execute("SELECT 1 / 0");
                            })))
        .isInstanceOf(JdbiException.class)
        .satisfies(e -> assertThat(DatabaseTrouble.isBadValue(e)).isTrue());
    assertThat(runs.get()).isOne();
  }

  @Test
  void whatMustNotBeLostOutlastsABrokenConnection() {
    AtomicInteger runs = new AtomicInteger();
    Repeated.patiently(
        Duration.ofSeconds(20),
        () ->
            jdbi.inTransaction(
                handle -> {
                  if (runs.incrementAndGet() == 1) {
                    handle.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                  }
                  return change(handle, 1);
                }));
    assertThat(changes()).isOne();
  }

  private static int raise(Handle handle, String state) {
    return handle.execute(
        "DO $$ BEGIN RAISE EXCEPTION 'on purpose' USING ERRCODE = '%s'; END $$".formatted(state));
  }

  private static int change(Handle handle, int id) {
    return handle.execute("UPDATE race SET changes = changes + 1 WHERE id = ?", id);
  }

  private int changes() {
    return jdbi.withHandle(
        h -> h.createQuery("SELECT sum(changes) FROM race").mapTo(Integer.class).one());
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
