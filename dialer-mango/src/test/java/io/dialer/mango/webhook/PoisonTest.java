package io.dialer.mango.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.call.Applied;
import io.dialer.core.call.Applied.Verdict;
import io.dialer.core.database.SqlObjects;
import io.dialer.core.database.TestDatabase;
import io.dialer.mango.FakeMango;
import io.dialer.mango.TestClock;
import io.dialer.mango.webhook.KeptWebhooks.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Webhooks that cannot be applied, through their own fault or the database's. */
class PoisonTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestClock clock = new TestClock();
  private final Jdbi jdbi = DATABASE.jdbi();
  private final MangoInbox inbox = new MangoInbox(jdbi, clock, () -> {});
  private final KeptWebhooks kept = jdbi.onDemand(KeptWebhooks.class);

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @AfterEach
  void mend() {
    jdbi.useHandle(
        h -> h.execute("ALTER TABLE agent_legs DROP CONSTRAINT IF EXISTS stands_in_the_way"));
  }

  @Test
  void itIsSetAsideAfterTenTriesAndHoldsUpNoOther() throws Exception {
    poisonExtension("202");
    store("202", "1");
    ApplyInbox apply = applier(jdbi);
    List<Instant> tried = new ArrayList<>();
    for (int other = 2; !isFailed(1) && other < 100; other++) {
      store("203", Integer.toString(other));
      if (apply.applyDue() == 2) {
        tried.add(clock.instant());
      }
      assertThat(InboxRows.of(DATABASE).get(other - 1)).isEqualTo("events/call APPLIED 1");
      clock.move(nextTry());
    }
    assertThat(tried).hasSize(10);
    assertThat(Duration.between(tried.get(0), tried.get(9))).isEqualTo(Duration.ofMillis(158_700));
    Kept poison = kept.byId(1).orElseThrow();
    assertThat(poison.reason()).contains("stands_in_the_way");
    assertThat(poison.doneAt()).isEqualTo(tried.get(9));
    assertThat(kept.failed()).isEqualTo(1);
  }

  @Test
  void itIsAppliedWhenItIsTriedAgainAfterMending() throws Exception {
    poisonExtension("202");
    store("202", "1");
    ApplyInbox once = applier(jdbi, "{\"tries\":1}");
    once.applyDue();
    assertThat(isFailed(1)).isTrue();
    assertThat(kept.retryFailed(10, clock.instant())).isEqualTo(1);
    once.applyDue();
    assertThat(isFailed(1)).as("nothing was mended").isTrue();
    mend();
    assertThat(kept.retry(1, clock.instant())).isEqualTo(1);
    assertThat(kept.retry(1, clock.instant())).as("it waits already").isZero();
    assertThat(once.applyDue()).isEqualTo(1);
    assertThat(InboxRows.of(DATABASE)).containsExactly("events/call APPLIED 1");
    assertThat(InboxRows.list(DATABASE, "SELECT leg_id FROM agent_legs")).containsExactly("1");
  }

  /** Somebody holds a row that the webhook needs: its own tries are not used up by that. */
  @Test
  void aLockThatIsNotHadIsNoTry() throws Exception {
    store("202", "1");
    applier(jdbi).applyDue();
    try (Handle holder = jdbi.open();
        Handle impatient = jdbi.open()) {
      holder.begin();
      holder.execute("UPDATE agent_legs SET seq = seq WHERE leg_id = '1'");
      impatient.execute("SET lock_timeout = '50ms'");
      inbox.store("events/call", leg("202", "1", 2)).join();
      ApplyInbox apply = applier(oneConnection(impatient));
      for (int time = 0; time < 12; time++) {
        assertThat(apply.applyDue()).isEqualTo(1);
        clock.move(Duration.ofSeconds(5));
      }
      assertThat(InboxRows.of(DATABASE).get(1)).isEqualTo("events/call - 0");
      clock.move(Duration.ofDays(1));
      apply.applyDue();
      assertThat(InboxRows.of(DATABASE).get(1))
          .as("a day is too long")
          .isEqualTo("events/call - 1");
      holder.rollback();
      clock.move(Duration.ofSeconds(5));
      apply.applyDue();
      assertThat(InboxRows.of(DATABASE).get(1)).isEqualTo("events/call APPLIED 2");
    }
  }

  @Test
  void aLostConnectionIsNoTry() throws Exception {
    store("202", "1");
    AtomicBoolean lost = new AtomicBoolean();
    ApplyInbox apply =
        new ApplyInbox(
            jdbi,
            FakeMango.configuration("http://127.0.0.1:9/", new String[0]),
            Sinks.each(
                (handle, event) -> {
                  if (!lost.getAndSet(true)) {
                    handle.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                  }
                  return new Applied(Verdict.APPLIED, List.of());
                }),
            commands -> {},
            clock);
    assertThatThrownBy(apply::applyDue).isNotNull();
    assertThat(InboxRows.of(DATABASE)).containsExactly("events/call - 0");
    assertThat(apply.applyDue()).isEqualTo(1);
    assertThat(InboxRows.of(DATABASE)).containsExactly("events/call APPLIED 1");
  }

  private void poisonExtension(String extension) {
    jdbi.useHandle(
        h ->
            h.execute(
                "ALTER TABLE agent_legs ADD CONSTRAINT stands_in_the_way CHECK (extension <> '%s')"
                    .formatted(extension)));
  }

  private void store(String extension, String leg) throws Exception {
    inbox.store("events/call", leg(extension, leg, 1)).join();
  }

  private static String leg(String extension, String leg, int seq) {
    return """
        {"entry_id":"theirs","call_id":"%s","seq":%d,"call_state":"Appeared","location":"abonent",
         "from":{"number":"79001234567"},"to":{"extension":"%s"}}
        """
        .formatted(leg, seq, extension);
  }

  private boolean isFailed(long id) {
    return "FAILED".equals(kept.byId(id).orElseThrow().outcome());
  }

  private Duration nextTry() {
    Instant due = kept.byId(1).orElseThrow().dueAt();
    return due == null ? Duration.ZERO : Duration.between(clock.instant(), due);
  }

  private ApplyInbox applier(Jdbi database) {
    return applier(database, "{}");
  }

  private ApplyInbox applier(Jdbi database, String webhooks) {
    return new ApplyInbox(
        database,
        FakeMango.configuration("http://127.0.0.1:9/", new String[] {"webhooks", webhooks}),
        Sinks.each((handle, event) -> new Applied(Verdict.APPLIED, List.of())),
        commands -> {},
        clock);
  }

  private static Jdbi oneConnection(Handle handle) {
    return Jdbi.create(handle.getConnection()).installPlugin(new SqlObjects());
  }
}
