package io.dialer.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.api.settings.RetentionSettings;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.retention.Retention;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept, and what is not. */
class HousekeepingTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void listsAreForgottenWhenTheyHaveBeenGoneForAMonth() throws Exception {
    DATABASE
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  """
                  INSERT INTO outbound_chunks (task_id, marker, state, lots, since, due_at)
                  SELECT 1, 'old-' || i, 'GONE', 1, now() - interval '31 days', NULL::timestamptz FROM generate_series(1, 12) i
                  UNION ALL SELECT 1, 'lately', 'GONE', 1, now() - interval '29 days', NULL
                  UNION ALL SELECT 1, 'there', 'DELETING', 1, now() - interval '31 days', now()
                  """);
              handle.execute(
                  """
                  INSERT INTO outbound_numbers (chunk_id, dialled, number_id, phone_id, lot, held)
                  SELECT id, '1', 1, '1', 1, false FROM outbound_chunks
                  """);
            });
    new Retention(
            Housekeeping.rules(new RetentionSettings(), DATABASE.jdbi()),
            pause -> {},
            InstantSource.system())
        .runOnce();
    List<String> kept =
        DATABASE
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT marker FROM outbound_chunks ORDER BY 1")
                        .mapTo(String.class)
                        .list());
    assertThat(kept).containsExactly("lately", "there");
    assertThat(count("outbound_numbers")).isEqualTo(2);
  }

  private static long count(String table) {
    return DATABASE
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
  }
}
