package io.dialer.core.result;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No change is missed, whatever runs beside the reader. */
class FeedTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
  }

  private List<ResultRow> since(long changeTime) {
    return engine.jdbi.inTransaction(
        handle -> {
          try (Stream<ResultRow> rows =
              handle.attach(ResultFeed.class).since(changeTime, ResultFeed.PAGE)) {
            return rows.toList();
          }
        });
  }

  private List<ResultRow> after(long changeTime, long position) {
    return engine.jdbi.inTransaction(
        handle -> {
          try (Stream<ResultRow> rows =
              handle.attach(ResultFeed.class).after(changeTime, position, ResultFeed.PAGE)) {
            return rows.toList();
          }
        });
  }

  private void stampAll() {
    int stamped;
    do {
      stamped = engine.stampChanges.runOnce();
    } while (stamped > 0);
  }

  @Test
  void newNumbersAppearInTheOrderOfTheirList() {
    aTask().withNumbers("9260000003", "9260000001", "9260000002").save(engine.createTask);
    assertThat(since(0)).as("not before they are stamped").isEmpty();
    stampAll();
    assertThat(since(0))
        .extracting(ResultRow::phone)
        .containsExactly("9260000003", "9260000001", "9260000002");
    assertThat(since(engine.clock.instant().getEpochSecond())).hasSize(3);
    assertThat(since(engine.clock.instant().getEpochSecond() + 1)).isEmpty();
  }

  @Test
  void noSecondIsGivenMoreThanHalfAPage() {
    aTask().withNumbersFrom(9260000000L, 12_345).save(engine.createTask);
    stampAll();
    long now = engine.clock.instant().getEpochSecond();
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE change_time = ?", now))
        .isEqualTo(5000);
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE change_time = ?", now + 2))
        .isEqualTo(2345);
    engine.execute(
        "UPDATE numbers SET unstamped = nextval('change_numbers') WHERE phone_id LIKE '%0'");
    stampAll();
    assertThat(
            engine.count(
                "SELECT max(n) FROM (SELECT count(*) AS n FROM numbers GROUP BY change_time) s"))
        .isLessThanOrEqualTo(5000);
    assertThat(engine.count("SELECT count(*) - count(DISTINCT feed_position) FROM numbers"))
        .isZero();
  }

  @Test
  void stampsNeverDecreaseEvenIfTheClockGoesBack() {
    aTask().withNumbers("9260000001", "9260000002").save(engine.createTask);
    stampAll();
    long last = since(0).get(1).changeTime();
    engine.clock.pass(Duration.ofHours(-1));
    engine.execute(
        "UPDATE numbers SET unstamped = nextval('change_numbers') WHERE phone_id = '9260000001'");
    stampAll();
    List<ResultRow> rows = since(last);
    assertThat(rows).extracting(ResultRow::phoneId).containsExactly("9260000002", "9260000001");
    assertThat(rows).allMatch(r -> r.changeTime() >= last);
  }

  @Test
  void aReaderWithACursorSeesAChangeOnceOnly() {
    aTask().withNumbers("9260000001", "9260000002").save(engine.createTask);
    stampAll();
    engine.execute(
        "UPDATE numbers SET phone = '89260000001', unstamped = nextval('change_numbers') WHERE phone_id = '9260000001'");
    assertThat(after(0, 0))
        .as("not stamped yet")
        .extracting(ResultRow::phoneId)
        .containsExactly("9260000002");
    ResultRow last = since(0).get(1);
    stampAll();
    assertThat(after(last.changeTime(), last.feedPosition()))
        .extracting(ResultRow::phone)
        .containsExactly("89260000001");
  }

  @Test
  void aResultDoesNotWaitBehindALongListOfNewNumbers() {
    aTask().withNumbers("9260000001").save(engine.createTask);
    stampAll();
    aTask().withNumbersFrom(9270000000L, 12_345).save(engine.createTask);
    engine.execute(
        """
        UPDATE numbers SET status = 'FINISHED', result = 'SUCCESS', close_time = 1, count_try = 1,
                           unstamped = nextval('change_numbers')
        WHERE phone_id = '9260000001'
        """);
    long before = engine.count("SELECT last_position FROM feed_clock");
    engine.stampChanges.runOnce();
    assertThat(
            engine.count(
                "SELECT count(*) FROM numbers WHERE result = 'SUCCESS' AND feed_position > ? AND unstamped IS NULL",
                before))
        .as("a reader who goes on from where it was sees the result at once")
        .isOne();
    stampAll();
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE change_time > 0"))
        .isEqualTo(12_346);
  }

  @Test
  void onlyOneStampsAtATime() {
    aTask().withNumbers("9260000001").save(engine.createTask);
    DATABASE
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("SELECT FROM feed_clock FOR UPDATE");
              assertThat(engine.stampChanges.runOnce()).isZero();
            });
    assertThat(engine.stampChanges.runOnce()).isOne();
  }

  @Test
  void stampsOfPollingResultsAreUniqueAndIncreasing() {
    long began = engine.clock.instant().getEpochSecond();
    for (int round = 0; round < 3; round++) {
      engine.execute(
          """
          INSERT INTO polling_results (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten)
          SELECT 1, 1, 1, '0', n::text, n::text, 'yes', '1' FROM generate_series(1, 4000) n
          """);
      stampAll();
      engine.clock.pass(Duration.ofMillis(round == 1 ? -700 : 300));
    }
    List<BigDecimal> times =
        engine.jdbi.inTransaction(
            handle -> {
              try (Stream<PollingResultRow> rows =
                  handle.attach(ResultFeed.class).pollingSince(BigDecimal.ZERO, 20_000)) {
                return rows.map(PollingResultRow::changeTime).toList();
              }
            });
    assertThat(times).hasSize(12_000).isSorted().doesNotHaveDuplicates();
    assertThat(
            engine.count(
                "SELECT count(*) FROM (SELECT id, lag(change_time) OVER (ORDER BY id) > change_time AS back FROM polling_results) s WHERE back"))
        .isZero();
    assertThat(
            engine.count(
                "SELECT max(n) FROM (SELECT count(*) AS n FROM polling_results GROUP BY floor(change_time)) s"))
        .isLessThanOrEqualTo(5000);
    assertThat(times.get(0)).isGreaterThan(BigDecimal.valueOf(began));
  }

  /** Writers whose transactions stay open a while, two stampers, a jumping clock, two readers. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @Timeout(40)
  void aReaderWhoAsksFromTheLastValueSeenMissesNoChange(long seed) throws Exception {
    int numbers = 60;
    aTask().withNumbersFrom(9260000000L, numbers).save(engine.createTask);
    long firstId = engine.count("SELECT min(id) FROM numbers");
    AtomicInteger writing = new AtomicInteger(3);
    AtomicBoolean allStamped = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(7);
    List<Future<?>> running = new ArrayList<>();
    for (int writer = 0; writer < 3; writer++) {
      Random random = new Random(seed * 10 + writer);
      running.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 80; i++) {
                  write(firstId, numbers, random);
                }
                writing.decrementAndGet();
              }));
    }
    for (int stamper = 0; stamper < 2; stamper++) {
      Random random = new Random(seed * 10 + 5 + stamper);
      running.add(
          threads.submit(
              () -> {
                boolean last = false;
                while (!last) {
                  last = writing.get() == 0;
                  engine.clock.pass(Duration.ofMillis(random.nextInt(-500, 700)));
                  engine.stampChanges.runOnce();
                }
                while (engine.count("SELECT count(*) FROM numbers WHERE unstamped IS NOT NULL")
                    > 0) {
                  engine.stampChanges.runOnce();
                }
                allStamped.set(true);
              }));
    }
    Future<Map<Long, String>> poller = threads.submit(() -> readSince(allStamped));
    Future<Map<Long, String>> cursor = threads.submit(() -> readAfter(allStamped));
    for (Future<?> one : running) {
      one.get(30, TimeUnit.SECONDS);
    }
    Map<Long, String> truth = new HashMap<>();
    engine.jdbi.useHandle(
        h ->
            h.createQuery("SELECT id, coalesce(params::text, '') AS params FROM numbers")
                .map((r, c) -> truth.put(r.getLong("id"), r.getString("params")))
                .list());
    assertThat(poller.get(10, TimeUnit.SECONDS)).isEqualTo(truth);
    assertThat(cursor.get(10, TimeUnit.SECONDS)).isEqualTo(truth);
    threads.shutdown();
  }

  private void write(long firstId, int numbers, Random random) {
    engine.jdbi.useTransaction(
        handle -> {
          handle.savepoint("before");
          handle.execute(
              """
              UPDATE numbers SET params = json_build_object('v', coalesce((params->>'v')::int, 0) + 1),
                                 unstamped = nextval('change_numbers')
              WHERE id = ?
              """,
              firstId + random.nextInt(numbers));
          if (random.nextInt(3) == 0) {
            handle.execute("SELECT pg_sleep(?)", random.nextDouble() / 50);
          }
          if (random.nextInt(10) == 0) {
            handle.rollbackToSavepoint("before");
          }
        });
  }

  private Map<Long, String> readSince(AtomicBoolean allStamped) {
    Map<Long, String> seen = new HashMap<>();
    long last = 0;
    boolean end = false;
    while (!end) {
      end = allStamped.get();
      for (ResultRow row : since(last)) {
        assertThat(row.changeTime()).isGreaterThanOrEqualTo(last);
        last = row.changeTime();
        seen.put(row.id(), row.params() == null ? "" : row.params());
      }
    }
    return seen;
  }

  private Map<Long, String> readAfter(AtomicBoolean allStamped) {
    Map<Long, String> seen = new HashMap<>();
    Set<Long> positions = new HashSet<>();
    long[] last = {0, 0};
    boolean end = false;
    while (!end) {
      end = allStamped.get();
      engine.jdbi.useTransaction(
          handle -> {
            try (Stream<ResultRow> rows =
                handle.attach(ResultFeed.class).after(last[0], last[1], 7)) {
              rows.forEach(
                  row -> {
                    assertThat(positions.add(row.feedPosition())).isTrue();
                    last[0] = row.changeTime();
                    last[1] = row.feedPosition();
                    seen.put(row.id(), row.params() == null ? "" : row.params());
                  });
            }
          });
      if (end) {
        long behind = last[1];
        end = engine.count("SELECT count(*) FROM numbers WHERE feed_position > ?", behind) == 0;
      }
    }
    return seen;
  }

  @Test
  void aFeedOfTheFarFutureStillMovesOn() {
    engine.clock.set(Instant.parse("2030-01-01T00:00:00Z"));
    aTask().withNumbers("9260000001").save(engine.createTask);
    stampAll();
    engine.clock.set(Instant.parse("2026-01-01T00:00:00Z"));
    aTask().withNumbers("9260000002").save(engine.createTask);
    stampAll();
    assertThat(since(0)).extracting(ResultRow::phoneId).containsExactly("9260000001", "9260000002");
  }
}
