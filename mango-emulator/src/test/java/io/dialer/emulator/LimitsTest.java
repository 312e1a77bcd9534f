package io.dialer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final String OVER =
      "{\"name\":\"Service Unavailable\",\"message\":\"Rate limit exceeded.\",\"code\":0,\"status\":503}";

  // Slower than real, so that all requests surely fall into one window.
  private static TestBench limited() throws Exception {
    return TestBench.of(TestBench.fast().withLimits(true).withSpeed(0.2), TestBench.CALM);
  }

  @Test
  void theFifthCallbackInASecondIsRefusedNotPlacedAndCounted() throws Exception {
    try (TestBench bench = limited()) {
      for (int i = 0; i < 4; i++) {
        bench.callback("c" + i, "7952000000" + i, "10");
      }
      HttpResponse<String> fifth =
          bench.call(
              "commands/callback",
              "{\"command_id\":\"c5\",\"from\":{\"extension\":\"20\",\"number\":\"79520000005\"},\"to_number\":\"10\"}");
      assertThat(fifth.statusCode()).isEqualTo(503);
      assertThat(fifth.body()).isEqualTo(OVER);
      assertThat(bench.calls()).hasSize(4);
      JsonNode status = bench.control("GET", "status", "");
      assertThat(status.path("refusedByLimit").asInt()).isEqualTo(1);
      assertThat(status.path("requests").path("commands/callback").asInt()).isEqualTo(5);
    }
  }

  @Test
  void allRequestsTogetherShareTen() throws Exception {
    try (TestBench bench = limited()) {
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        statuses.add(bench.call("audiofiles", "{}").statusCode());
      }
      assertThat(statuses).filteredOn(status -> status == 200).hasSize(10);
      assertThat(bench.call("stats/result", "{\"key\":\"x\"}").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void raisedLimitsHoldInSecondsOfRealTimeWhateverTheSpeed() throws Exception {
    EmulatorOptions options = TestBench.fast().withSpeed(1_000).withLimitsRaised(3);
    try (TestBench bench = TestBench.of(options, TestBench.CALM)) {
      String route = "{\"command_id\":\"r\",\"call_id\":\"x\",\"to_number\":\"10\"}";
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        statuses.add(bench.call("commands/route", route).statusCode());
      }
      assertThat(statuses).containsExactly(200, 200, 200, 503);
    }
  }

  @Test
  void theSecondRouteInTwoSecondsIsRefused() throws Exception {
    try (TestBench bench = limited()) {
      String route = "{\"command_id\":\"r\",\"call_id\":\"x\",\"to_number\":\"10\"}";
      assertThat(bench.call("commands/route", route).statusCode()).isEqualTo(200);
      assertThat(bench.call("commands/route", route).statusCode()).isEqualTo(503);
    }
  }

  @Test
  void theContactCentreHasLimitsAndAnAnswerOfItsOwn() throws Exception {
    try (TestBench bench = limited()) {
      String task = "{\"event_type\":1,\"start_time\":1,\"duration\":1,\"to_user_id\":300050001}";
      for (int i = 0; i < 5; i++) {
        assertThat(bench.call("../cc/task/add", task).body()).startsWith("{\"result\":1000");
      }
      assertThat(bench.call("../cc/task/add", task).body()).isEqualTo("{\"result\":5008}");
      for (int i = 0; i < 5; i++) {
        assertThat(bench.call("../cc/get_presence", "{}").body()).startsWith("{\"result\":1000");
      }
      assertThat(bench.call("../cc/get_presence", "{}").body()).isEqualTo("{\"result\":5008}");
      assertThat(bench.call("audiofiles", "{}").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withLimitsOffAllAreServed() throws Exception {
    try (TestBench bench = TestBench.calm()) {
      for (int i = 0; i < 40; i++) {
        assertThat(bench.call("audiofiles", "{}").statusCode()).isEqualTo(200);
      }
    }
  }
}
