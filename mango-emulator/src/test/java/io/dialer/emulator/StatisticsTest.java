package io.dialer.emulator;

import static io.dialer.emulator.TestBench.IVR_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void statisticsAreAskedForPreparedAndFetched() throws Exception {
    try (TestBench bench = TestBench.calm()) {
      bench.callback("s", "79520000001", IVR_LINE);
      var summary = bench.summary();
      long now = System.currentTimeMillis() / 1000;
      String asked =
          "{\"date_from\":\"%d\",\"date_to\":\"%d\",\"fields\":\"entry_id, to_number, disconnect_reason, answer\",\"request_id\":\"r1\"}"
              .formatted(now - 60, now + 60);
      String key = bench.callForJson("stats/request", asked).path("key").asText();
      String fetch = "{\"key\":\"" + key + "\"}";

      Received ready = bench.webhooks.await(w -> w.path().equals("/result/stats"));
      assertThat(ready.text("key")).isEqualTo(key);
      assertThat(ready.text("request_id")).isEqualTo("r1");
      var report = bench.call("stats/result", fetch);
      assertThat(report.statusCode()).isEqualTo(200);
      List<String> lines = report.body().lines().toList();
      assertThat(lines).hasSize(2);
      assertThat(lines.get(0)).matches(summary.text("entry_id") + ";79520000001;1000;[1-9]\\d+");
      assertThat(lines.get(1)).isEqualTo(summary.text("entry_id") + ";" + IVR_LINE + ";1170;0");
    }
  }

  @Test
  void untilReadyThereIsNoContent() throws Exception {
    String slow =
        "timing: {setupMs: [0, 0], switchMs: [0, 0], resultMs: [0, 0], noAnswerMs: 1, statisticsMs: 600000, statisticsKeptMs: 1}\n";
    try (TestBench bench = TestBench.calmWith(slow)) {
      String key =
          bench
              .callForJson("stats/request", "{\"date_from\":1,\"date_to\":2}")
              .path("key")
              .asText();
      var reply = bench.call("stats/result", "{\"key\":\"" + key + "\"}");
      assertThat(reply.statusCode()).isEqualTo(204);
      assertThat(reply.body()).isEmpty();
    }
  }

  @Test
  void aWrongKeyIsNotFound() throws Exception {
    try (TestBench bench = TestBench.calm()) {
      assertThat(bench.call("stats/result", "{\"key\":\"wrong\"}").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void partiesAndDatesFilter() throws Exception {
    try (TestBench bench = TestBench.calm()) {
      bench.callback("a", "79520000001", IVR_LINE);
      bench.callback("b", "79520000002", IVR_LINE);
      bench.webhooks.await(2, w -> w.path().equals("/events/summary"));
      long now = System.currentTimeMillis() / 1000;
      assertThat(rows(bench, now, ",\"call_party\":{\"number\":\"79520000001\"}")).hasSize(2);
      assertThat(rows(bench, now, ",\"to\":{\"number\":\"79520000002\"},\"from\":{}")).hasSize(1);
      assertThat(rows(bench, now - 100_000, "")).isEmpty();
      assertThat(rows(bench, now, "").get(0).split(";", -1)).hasSize(13);
    }
  }

  private static List<String> rows(TestBench bench, long around, String filter) throws Exception {
    String asked =
        "{\"date_from\":%d,\"date_to\":%d%s}".formatted(around - 60, around + 60, filter);
    String key = bench.callForJson("stats/request", asked).path("key").asText();
    bench.webhooks.await(w -> w.path().equals("/result/stats") && w.text("key").equals(key));
    return bench.call("stats/result", "{\"key\":\"" + key + "\"}").body().lines().toList();
  }
}
