package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.emulator.EmulatorOptions;
import io.dialer.emulator.MangoEmulator;
import io.dialer.mango.FakeMango;
import io.dialer.mango.client.commands.CallbackRequest;
import io.dialer.mango.client.commands.HangUpRequest;
import io.dialer.mango.client.commands.PlayStartRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two nodes send as fast as they may to a PBX that counts true sliding windows at arrival and
 * refuses what is over: real HTTP, real clocks, a real database, and a machine that is busy.
 */
class LimitsUnderLoadTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Logger LOG = LoggerFactory.getLogger(LimitsUnderLoadTest.class);
  private static final Duration WARM_UP = Duration.ofSeconds(2);

  private final AtomicBoolean going = new AtomicBoolean(true);
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private final List<CommandOutcome> refused = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private MangoEmulator emulator;

  @BeforeEach
  void start() {
    DATABASE.clear();
    emulator =
        MangoEmulator.start(
            EmulatorOptions.defaults().withKey(FakeMango.KEY).withSalt(FakeMango.SALT));
  }

  @AfterEach
  void stop() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    emulator.close();
  }

  @ParameterizedTest(name = "with {0} threads that burn the processor")
  @ValueSource(ints = {0, 2})
  void nothingIsRefusedAndHardlyAnythingIsWasted(int burning) throws Exception {
    for (int i = 0; i < burning; i++) {
      threads.execute(this::burn);
    }
    List<Future<?>> senders = new ArrayList<>();
    for (int node = 0; node < 2; node++) {
      MangoClient client = node();
      for (int i = 0; i < 3; i++) {
        senders.add(threads.submit(() -> sendUntilDone(client, this::play)));
      }
      senders.add(threads.submit(() -> sendUntilDone(client, this::hangUp)));
    }
    double perSecond = rateOver(Duration.ofSeconds(25), senders);
    assertThat(refused).isEmpty();
    LOG.info("{} requests a second of 10, {} threads burning", perSecond, burning);
    // Threads that get no processor send late, and a late place is used less often.
    assertThat(perSecond).isBetween(8.5, 10.0);
  }

  @Test
  void callbacksFillTheirOwnLimit() throws Exception {
    List<Future<?>> senders = new ArrayList<>();
    for (int node = 0; node < 2; node++) {
      MangoClient client = node();
      senders.add(threads.submit(() -> sendUntilDone(client, this::callback)));
      senders.add(threads.submit(() -> sendUntilDone(client, this::callback)));
    }
    double perSecond = rateOver(Duration.ofSeconds(10), senders);
    assertThat(refused).isEmpty();
    LOG.info("{} callbacks a second of 4", perSecond);
    assertThat(perSecond).isBetween(3.4, 4.0);
  }

  private double rateOver(Duration time, List<Future<?>> senders) throws Exception {
    Thread.sleep(WARM_UP.toMillis());
    int before = accepted.get();
    long start = System.nanoTime();
    Thread.sleep(time.toMillis());
    int counted = accepted.get() - before;
    double seconds = (System.nanoTime() - start) / 1e9;
    going.set(false);
    for (Future<?> sender : senders) {
      sender.get(30, TimeUnit.SECONDS);
    }
    return counted / seconds;
  }

  private MangoClient node() {
    MangoConfiguration configuration =
        FakeMango.configuration(emulator.apiUrl().toString(), new String[0]);
    return new MangoClient(configuration, new MangoPace(DATABASE.pool(), configuration.limits()));
  }

  private void sendUntilDone(MangoClient client, Supplier<MangoCommand> next) {
    while (going.get()) {
      CommandOutcome outcome = client.send(next.get());
      if (outcome instanceof Accepted) {
        accepted.incrementAndGet();
      } else {
        synchronized (refused) {
          refused.add(outcome);
        }
      }
    }
  }

  private MangoCommand play() {
    return new PlayStartRequest("p-" + ids.incrementAndGet(), "no-such-leg", 5L, 17L);
  }

  private MangoCommand hangUp() {
    return new HangUpRequest("h-" + ids.incrementAndGet(), "no-such-leg");
  }

  private MangoCommand callback() {
    int id = ids.incrementAndGet();
    var from = new CallbackRequest.From("101", "79160000000");
    return new CallbackRequest("c-" + id, from, "102", "74951234567");
  }

  private void burn() {
    double sum = 0;
    while (going.get() && !Double.isNaN(sum)) {
      sum += Math.sqrt((double) System.nanoTime());
    }
  }
}
