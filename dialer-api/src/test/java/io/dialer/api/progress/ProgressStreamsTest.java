package io.dialer.api.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.core.database.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Those who watch tasks, with the time in the test's hands. */
class ProgressStreamsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final int MOST = 4;

  private final AtomicInteger asked = new AtomicInteger();
  private final List<EventStream> streams = new ArrayList<>();
  private final Jdbi jdbi = DATABASE.pool();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final ProgressStreams watching =
      new ProgressStreams(jdbi, new ObjectMapper(), MOST, () -> now);

  @BeforeEach
  void start() {
    DATABASE.clear();
    for (int task = 1; task <= 2; task++) {
      jdbi.useHandle(
          handle ->
              handle.execute(
                  "INSERT INTO tasks (id, crm_id, inner_num, inner_num_type, max_count_channels, state, created_at) SELECT 1 + count(*), 1 + count(*), '1', 'EXTEN', 1, 2, now() FROM tasks"));
    }
    jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            asked.incrementAndGet();
          }
        });
  }

  private Wire watch(long task) throws Exception {
    Wire wire = new Wire();
    boolean added =
        watching.add(
            task,
            moment -> {
              EventStream stream = new EventStream(wire, () -> wire.ended = true, moment);
              stream.onWritePossible();
              streams.add(stream);
              return stream;
            });
    wire.ended = !added;
    return wire;
  }

  private int queriesOfARound() {
    asked.set(0);
    watching.round();
    return asked.get();
  }

  @Test
  void aTaskIsAskedForOnceASecondHoweverManyWatchIt() throws Exception {
    assertThat(queriesOfARound()).as("nobody watches").isZero();
    Wire first = watch(1);
    Wire second = watch(1);
    Wire other = watch(2);
    assertThat(queriesOfARound()).isEqualTo(2);
    assertThat(first.sent()).startsWith("event: progress\ndata: {\"taskId\":1,");
    assertThat(second.sent()).isEqualTo(first.sent());
    assertThat(other.sent()).contains("\"taskId\":2");
    assertThat(queriesOfARound()).as("within the same second").isZero();
    Wire late = watch(1);
    assertThat(late.sent()).as("what is known is told at once").contains("event: progress");
    now = now.plusSeconds(1);
    assertThat(queriesOfARound()).isEqualTo(2);
    assertThat(first.sent()).containsOnlyOnce("event: progress");
  }

  @Test
  void whoReadsNothingHoldsUpNobodyAndTakesNothing() throws Exception {
    Wire deaf = watch(1);
    Wire reader = watch(1);
    watching.round();
    deaf.stick();
    for (int i = 1; i <= 50; i++) {
      int number = i;
      jdbi.useHandle(
          handle ->
              handle.execute(
                  "INSERT INTO numbers (task_id, phone_id, phone) VALUES (1, ?, '')",
                  Integer.toString(number)));
      now = now.plusSeconds(1);
      watching.round();
    }
    assertThat(reader.sent()).contains("\"total\":50");
    deaf.freeUp(streams.get(0));
    assertThat(deaf.sent().split("event: progress", -1)).hasSize(3);
    assertThat(deaf.sent()).contains("\"total\":50");
  }

  @Test
  void aStreamThatEndedMakesRoomAndNobodyIsAskedForAnyMore() throws Exception {
    for (int i = 0; i < MOST; i++) {
      assertThat(watch(1).ended).isFalse();
    }
    assertThat(watch(1).ended).as("refused").isTrue();
    streams.forEach(stream -> stream.onError(new IOException("gone")));
    assertThat(queriesOfARound()).isZero();
    assertThat(watch(1).ended).isFalse();
  }

  @Test
  void streamsBeatAndEndInTime() throws Exception {
    Wire wire = watch(1);
    watching.round();
    now = now.plus(Duration.ofSeconds(11));
    watching.round();
    assertThat(wire.sent()).endsWith(":\n\n");
    now = now.plus(Duration.ofHours(1));
    watching.round();
    assertThat(wire.ended).isTrue();
  }

  @Test
  void aDatabaseThatIsGoneEndsNoStream() throws Exception {
    Wire wire = watch(1);
    jdbi.useHandle(handle -> handle.execute("ALTER TABLE numbers RENAME TO numbers_gone"));
    watching.round();
    jdbi.useHandle(handle -> handle.execute("ALTER TABLE numbers_gone RENAME TO numbers"));
    assertThat(wire.ended).isFalse();
    now = now.plusSeconds(1);
    watching.round();
    assertThat(wire.sent()).contains("event: progress");
  }
}
