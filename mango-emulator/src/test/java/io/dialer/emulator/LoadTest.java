package io.dialer.emulator;

import static io.dialer.emulator.TestBench.IVR_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final int CALLS = 600;

  @Test
  void hundredsOfCallsPerSecondRunTogether() throws Exception {
    String brief =
        TestBench.CALM
            + "account: {schemes: [{name: \"IVR\", waitMs: 1000}, {name: \"По умолчанию\", to: \"300\"}]}\n";
    try (TestBench bench = TestBench.of(TestBench.fast(), brief)) {
      long begun = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        bench.callback("c" + i, "79520" + (100000 + i), IVR_LINE);
      }
      bench.webhooks.await(CALLS, w -> w.path().equals("/events/summary"));
      long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      System.out.printf("%d calls in %d ms: %d/s%n", CALLS, tookMs, CALLS * 1000L / tookMs);
      JsonNode status = bench.control("GET", "status", "");
      assertThat(status.path("webhooksFailed").asInt()).isZero();
      assertThat(status.path("liveCalls").asInt()).isZero();
      assertThat(bench.webhooks.all(w -> w.path().equals("/events/call"))).hasSize(CALLS * 5);
    }
  }
}
