package io.dialer.mango.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.database.SqlObjects;
import io.dialer.core.database.TestDatabase;
import io.dialer.mango.TestClock;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MangoInboxTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestClock clock = new TestClock();
  private final AtomicInteger wakes = new AtomicInteger();

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @Test
  void storesAsReceivedAndThenWakesTheApplier() throws Exception {
    inbox().store("events/call", "{ \"a\" : \"b\\/c\" }").join();
    assertThat(InboxRows.list(DATABASE, "SELECT body FROM mango_inbox"))
        .containsExactly("{ \"a\" : \"b\\/c\" }");
    assertThat(InboxRows.of(DATABASE)).containsExactly("events/call - 0");
    assertThat(wakes).hasValue(1);
    assertThat(inbox().waiting()).isEqualTo(1);
  }

  @Test
  void webhooksThatArriveTogetherAreAllStoredInFewerTransactions() throws Exception {
    MangoInbox inbox = inbox();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Long>> work = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String body = "{\"n\":" + i + "}";
        work.add(
            () -> {
              inbox.store("events/call", body).join();
              return stored(body);
            });
      }
      for (Future<Long> future : threads.invokeAll(work)) {
        assertThat(future.get()).as("stored before it was told").isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(inbox.waiting()).isEqualTo(400);
    assertThat(wakes.get()).isBetween(1, 399);
  }

  @Test
  void aNulCharacterHarmsNobody() throws Exception {
    inbox().store("events/ca\0ll", "{\"a\":\"\0\"}").join();
    assertThat(InboxRows.list(DATABASE, "SELECT body FROM mango_inbox"))
        .containsExactly("{\"a\":\"\uFFFD\"}");
  }

  @Test
  void aFailedStoreIsSaid() {
    Jdbi away = Jdbi.create("jdbc:postgresql://127.0.0.1:9/none").installPlugin(new SqlObjects());
    MangoInbox inbox = new MangoInbox(away, clock, wakes::incrementAndGet);
    assertThatThrownBy(() -> inbox.store("events/call", "{}").join())
        .hasRootCauseInstanceOf(ConnectException.class);
    assertThat(InboxRows.of(DATABASE)).isEmpty();
  }

  private MangoInbox inbox() {
    return new MangoInbox(DATABASE.jdbi(), clock, wakes::incrementAndGet);
  }

  private static long stored(String body) {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM mango_inbox WHERE body = :body")
                    .bind("body", body)
                    .mapTo(Long.class)
                    .one());
  }
}
