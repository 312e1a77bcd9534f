package io.dialer.api.rest;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.api.harness.Answer;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Somebody holds a lock on what a request is to change: it is told so, soon, and nothing is done.
 */
class DatabaseBusyTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void aRowThatStaysLockedIsRefusedForTheTimeBeing() throws Exception {
    try (RunningDialer dialer = busy("DIALER_DB_LOCK_TIMEOUT")) {
      Answer answer = editWhileLocked(dialer);
      assertThat(answer.messages().toString()).contains("being changed by another request");
    }
  }

  @Test
  void aStatementThatTakesTooLongIsRefusedForTheTimeBeing() throws Exception {
    try (RunningDialer dialer = busy("DIALER_DB_STATEMENT_TIMEOUT")) {
      Answer answer = editWhileLocked(dialer);
      assertThat(answer.messages().toString()).contains("took too long");
    }
  }

  private static RunningDialer busy(String limit) throws Exception {
    return RunningDialer.start(DATABASE, Map.of(limit, "300ms", "DIALER_LOG_LEVEL", "OFF"));
  }

  private static Answer editWhileLocked(RunningDialer dialer) throws Exception {
    String id =
        done(dialer.curl(
                NEW + "/task", "{\"innerNum\": \"10\", \"name\": \"before\", \"state\": 2}"))
            .data()
            .path("id")
            .asText();
    String task = NEW + "/task/" + id;
    Answer refused;
    try (Handle other = DATABASE.jdbi().open()) {
      other.begin();
      other.execute("SELECT FROM tasks FOR UPDATE");
      refused = dialer.put(task, "{\"name\": \"after\"}");
      other.rollback();
    }
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.result()).isFalse();
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(dialer.get(task).data().path("name").asText()).isEqualTo("before");
    done(dialer.put(task, "{\"name\": \"after\"}"));
    assertThat(dialer.get(task).data().path("name").asText()).isEqualTo("after");
    return refused;
  }
}
