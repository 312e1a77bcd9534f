package io.dialer.mango.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.Plans;
import io.dialer.core.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is read for a batch of webhooks, by PostgreSQL's own account. */
class InboxPlanTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  /** A day has millions of them, and all but a few are done with. */
  @Test
  void readsNothingOfTheWebhooksThatAreDoneWith() throws Exception {
    for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
      assertThat(planOfClaimDue(mode))
          .contains("_due")
          .doesNotContain("_pkey")
          .doesNotContain("Sort  ")
          .doesNotContain("Rows Removed");
    }
  }

  private static String planOfClaimDue(String mode) throws Exception {
    String sql =
        InboxStore.class
            .getDeclaredMethod("claimDue", Instant.class, int.class)
            .getAnnotation(SqlQuery.class)
            .value();
    return DATABASE
        .jdbi()
        .inTransaction(
            handle -> {
              handle.execute(
                  """
                  INSERT INTO mango_inbox (path, body, received_at, outcome)
                  SELECT 'events/dtmf', 'done with', now(), 'APPLIED' FROM generate_series(1, 20000)
                  """);
              handle.execute("ANALYZE mango_inbox");
              Plans.byIndex(handle);
              handle.execute("SET LOCAL plan_cache_mode = " + mode);
              handle.execute(
                  "PREPARE due (timestamptz, int) AS "
                      + sql.replace(":now", "$1").replace(":limit", "$2"));
              List<String> plan =
                  handle
                      .createQuery("EXPLAIN (ANALYZE, COSTS OFF) EXECUTE due (now(), 200)")
                      .mapTo(String.class)
                      .list();
              handle.rollback();
              return String.join("\n", plan);
            });
  }
}
