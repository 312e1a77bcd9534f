package io.dialer.mango.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.mango.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The days of the table of webhooks: made ahead, dropped when nobody needs them. */
class InboxRetentionTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  /** Far from the days that the migration made. */
  private static final Instant NOON = Instant.parse("2042-01-10T12:00:00Z");

  private final TestClock clock = new TestClock();
  private final Jdbi jdbi = DATABASE.jdbi();
  private final MangoInbox inbox = new MangoInbox(jdbi, clock, () -> {});
  private final InboxRetention retention =
      new InboxRetention(jdbi, Duration.ofDays(7), pause -> {}, clock);

  @BeforeEach
  void clear() {
    DATABASE.clear();
    jdbi.useHandle(
        h ->
            h.createQuery(
                    "SELECT mango_inbox_drop_day(name, 'infinity') FROM mango_inbox_days WHERE since > '2041-01-01'")
                .mapTo(Boolean.class)
                .list());
    clock.move(Duration.between(clock.instant(), NOON));
  }

  @Test
  void daysAreMadeAheadAndWebhooksLieInTheirs() throws Exception {
    inbox.store("events/call", "{\"n\":1}").join();
    assertThat(partitions()).containsExactly("mango_inbox_other");
    retention.runOnce();
    assertThat(partitions()).as("moved when its day was made").containsExactly(day("10"));
    clock.move(Duration.ofHours(12));
    inbox.store("events/call", "{\"n\":2}").join();
    assertThat(partitions()).containsExactly(day("10"), day("11"));
    assertThat(days()).containsExactly(day("10"), day("11"), day("12"), day("13"));
    retention.runOnce();
    assertThat(days()).hasSize(5);
    assertThat(InboxRows.list(DATABASE, "SELECT id || body FROM mango_inbox ORDER BY id"))
        .containsExactly("1{\"n\":1}", "2{\"n\":2}");
  }

  @Test
  void aDayIsDroppedWhenAllOfItIsOld() throws Exception {
    retention.runOnce();
    inbox.store("events/call", "{}").join();
    settle(1, "APPLIED");
    clock.move(Duration.ofDays(7));
    retention.runOnce();
    assertThat(days()).as("its last hours are not old yet").contains(day("10"));
    assertThat(InboxRows.of(DATABASE)).hasSize(1);
    clock.move(Duration.ofHours(12));
    retention.runOnce();
    assertThat(days()).doesNotContain(day("10"));
    assertThat(InboxRows.of(DATABASE)).isEmpty();
  }

  @Test
  void aDayWithAWebhookThatWaitsOrFailedStaysAndLosesTheOthers() throws Exception {
    retention.runOnce();
    for (int i = 0; i < 3; i++) {
      inbox.store("events/call", "{}").join();
    }
    settle(1, "APPLIED");
    settle(2, "FAILED");
    clock.move(Duration.ofDays(8));
    retention.runOnce();
    assertThat(days()).contains(day("10"));
    assertThat(InboxRows.of(DATABASE)).containsExactly("events/call FAILED 0", "events/call - 0");
    clock.move(Duration.ofDays(23));
    retention.runOnce();
    assertThat(InboxRows.of(DATABASE)).containsExactly("events/call - 0");
    settle(3, "FOREIGN");
    retention.runOnce();
    assertThat(days()).doesNotContain(day("10"));
  }

  @Test
  void whatLiesOutsideTheDaysIsDeletedInBatches() throws Exception {
    jdbi.useHandle(
        h ->
            h.execute(
                "INSERT INTO mango_inbox (path, body, received_at, outcome)"
                    + " SELECT 'events/call', '{}', ?, 'APPLIED' FROM generate_series(1, 2500)",
                NOON.minus(Duration.ofDays(8))));
    retention.runOnce();
    assertThat(InboxRows.of(DATABASE)).isEmpty();
  }

  /** Whoever reads or writes webhooks goes first; the locks are tried again an hour later. */
  @Test
  void nobodyWaitsLongForTheLocks() throws Exception {
    retention.runOnce();
    inbox.store("events/call", "{}").join();
    settle(1, "APPLIED");
    clock.move(Duration.ofDays(8));
    try (Handle reader = jdbi.open()) {
      reader.begin();
      reader.createQuery("SELECT count(*) FROM mango_inbox").mapTo(Long.class).one();
      long began = System.nanoTime();
      retention.runOnce();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
      assertThat(days()).contains(day("10"));
      reader.rollback();
    }
    inbox.store("events/call", "{}").join();
    retention.runOnce();
    assertThat(days()).doesNotContain(day("10")).contains(day("18"));
    assertThat(InboxRows.of(DATABASE)).hasSize(1);
  }

  @Test
  void countingReadsWhatIsCountedAndDeletingWhatIsOld() {
    assertThat(plan("SELECT count(*) FROM mango_inbox WHERE outcome = 'FAILED'"))
        .doesNotContain("Seq Scan");
    assertThat(
            plan(
                """
                SELECT id FROM mango_inbox WHERE due_at IS NULL AND received_at < '2026-01-01Z'
                ORDER BY received_at LIMIT 1000
                """))
        .doesNotContain("Seq Scan")
        .doesNotContain("mango_inbox_2");
  }

  private String plan(String sql) {
    return jdbi.inTransaction(
        h -> {
          h.execute("SET LOCAL enable_seqscan = off");
          return String.join("\n", h.createQuery("EXPLAIN " + sql).mapTo(String.class).list());
        });
  }

  private static String day(String dayOfJanuary) {
    return "mango_inbox_204201" + dayOfJanuary;
  }

  private List<String> days() {
    return InboxRows.list(
        DATABASE, "SELECT name FROM mango_inbox_days WHERE since > '2041-01-01' ORDER BY name");
  }

  private List<String> partitions() {
    return InboxRows.list(DATABASE, "SELECT tableoid::regclass::text FROM mango_inbox ORDER BY id");
  }

  private void settle(long id, String outcome) {
    jdbi.useHandle(
        h ->
            h.execute(
                "UPDATE mango_inbox SET due_at = NULL, outcome = ? WHERE id = ?", outcome, id));
  }
}
