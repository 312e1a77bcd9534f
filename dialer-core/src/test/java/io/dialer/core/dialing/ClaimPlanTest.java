package io.dialer.core.dialing;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.agent.Agent;
import io.dialer.core.database.Plans;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.task.TaskStore;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a claim reads, by PostgreSQL's own account. */
class ClaimPlanTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final List<Consumer<Handle>> PLANS = List.of(Plans::byIndex, Plans::afresh);
  private static final Pattern NUMBERS_READ =
      Pattern.compile("on numbers n\\S* .*?rows=([0-9.]+) loops");
  private static final Pattern TAKEN_READ =
      Pattern.compile("CTE Scan on (?:chosen|attempts|claimed).*?rows=([0-9.]+) loops=([0-9]+)");

  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
    engine.agents(new Agent("700", Agent.Kind.GROUP, "all"));
    aTask()
        .numbered(1_000_000_000L)
        .toAgent("700")
        .channels(5_000)
        .withNumbers("1111")
        .save(engine.createTask);
  }

  /** More numbers of the task, in its queue. */
  private void queue(int numbers) {
    engine.execute(
        """
        INSERT INTO numbers (task_id, phone_id, phone)
        SELECT (SELECT id FROM tasks), n::text, n::text FROM generate_series(9260000000, 9259999999 + ?) n
        """,
        numbers);
  }

  /** However long the list, a claim reads as much of it as it takes. */
  @Test
  void staysFlatOnALongList() {
    queue(200_000);
    engine.execute("ANALYZE");
    String close = explain(Plans::afresh, sql(TaskStore.class, "lockFinished"), 0);
    assertThat(close).doesNotContain("Seq Scan on numbers");
    for (Consumer<Handle> plans : PLANS) {
      for (String statement : List.of("claim", "callable")) {
        String plan = explain(plans, sql(ClaimNumbers.class, statement), 50);
        assertThat(plan).contains("numbers_to_claim").doesNotContain("Seq Scan on numbers");
        assertThat(numbersRead(plan)).as(plan).isLessThan(2_000);
      }
    }
  }

  /** At night nobody is called; in the morning PostgreSQL knows nothing of the first calls. */
  @Test
  void looksLiveCallsUpThoughStatisticsKnowOfNone() {
    queue(3_000);
    engine.execute("ANALYZE");
    engine.dialLoop.claim(1_000, engine.clock.instant());
    assertThat(engine.count("SELECT count(*) FROM live_calls_by_task")).isEqualTo(1_000);
    for (Consumer<Handle> plans : PLANS) {
      for (String statement : List.of("claim", "callable")) {
        assertLooksLiveCallsUp(explain(plans, sql(ClaimNumbers.class, statement), 50));
      }
    }
  }

  /** What was planned before the very first call is kept for hundreds of them. */
  @Test
  void looksLiveCallsUpByPlansOfAnEmptyTable() {
    queue(3_000);
    engine.execute("VACUUM ANALYZE");
    for (String statement : List.of("claim", "callable")) {
      String plan = explain(Plans::byIndex, sql(ClaimNumbers.class, statement), 0);
      assertLooksLiveCallsUp(plan);
    }
  }

  private static void assertLooksLiveCallsUp(String plan) {
    assertThat(plan)
        .containsPattern(
            "Scan using calls_one_live_per_phone on calls\\V*\\v\\s*Index Cond: .phone_id =")
        .containsPattern("Scan using calls_live_of_task on calls\\V*\\v\\s*Index Cond: .task_id =")
        .doesNotContain("Seq Scan on calls");
  }

  /** Nor does it know how many a claim takes: they must not be held against each other by turns. */
  @Test
  void readsWhatItTookAFewTimes() {
    queue(3_000);
    String plan = explain(Plans::byIndex, sql(ClaimNumbers.class, "claim"), 100);
    double read =
        TAKEN_READ
            .matcher(plan)
            .results()
            .mapToDouble(m -> Double.parseDouble(m.group(1)) * Long.parseLong(m.group(2)))
            .sum();
    assertThat(read).as(plan).isBetween(200.0, 2_000.0);
  }

  private static String sql(Class<?> store, String method) {
    return Arrays.stream(store.getMethods())
        .filter(m -> m.getName().equals(method))
        .findFirst()
        .orElseThrow()
        .getAnnotation(SqlQuery.class)
        .value();
  }

  private String explain(Consumer<Handle> plans, String sql, int limit) {
    return engine.jdbi.inTransaction(
        handle -> {
          plans.accept(handle);
          handle.savepoint("before");
          String typed =
              sql.replace(":tasks", "$1")
                  .replace(":limit", "$2")
                  .replace(":nowSeconds", "$3")
                  .replaceAll(":now\\b", sql.contains(":rescueAt") ? "\\$4" : "\\$3")
                  .replace(":rescueAt", "$5");
          handle.execute(
              "PREPARE flat (bigint[], int, bigint, timestamptz, timestamptz) AS " + typed);
          String plan =
              handle
                  .createQuery(
                      "EXPLAIN (ANALYZE, COSTS OFF) EXECUTE flat ('{1000000000}', "
                          + limit
                          + ", 1900000000, now(), now())")
                  .mapTo(String.class)
                  .list()
                  .stream()
                  .collect(Collectors.joining("\n"));
          handle.rollbackToSavepoint("before");
          handle.execute("DEALLOCATE flat");
          return plan;
        });
  }

  private static long numbersRead(String plan) {
    return NUMBERS_READ
        .matcher(plan)
        .results()
        .mapToLong(m -> (long) Double.parseDouble(m.group(1)))
        .max()
        .orElseThrow();
  }
}
