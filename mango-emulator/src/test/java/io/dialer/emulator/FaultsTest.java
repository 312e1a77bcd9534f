package io.dialer.emulator;

import static io.dialer.emulator.TestBench.IVR_LINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  private static final String CUSTOMER = "79520000001";
  private static final String CALLBACK =
      "{\"command_id\":\"f\",\"from\":{\"extension\":\"20\",\"number\":\"79520000001\"},\"to_number\":\"74950000002\"}";
  private TestBench bench;

  @BeforeEach
  void start() throws Exception {
    bench = TestBench.calm();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void order(String fault) {
    assertThat(bench.rawControl("POST", "faults", fault).statusCode()).isEqualTo(200);
  }

  @Test
  void aLostWebhookNeverComes() throws Exception {
    order("{\"kind\":\"lose\",\"share\":1,\"path\":\"/result/\"}");
    bench.callback("f", CUSTOMER, IVR_LINE);
    bench.story();
    assertThat(bench.webhooks.all(w -> w.path().startsWith("/result/"))).isEmpty();
    assertThat(bench.control("GET", "status", "").path("faultsInjected").asInt()).isEqualTo(1);
  }

  @Test
  void aRepeatedWebhookComesTwice() throws Exception {
    order("{\"kind\":\"repeat\",\"next\":1,\"path\":\"/events/summary\"}");
    bench.callback("f", CUSTOMER, IVR_LINE);
    var same = bench.webhooks.await(2, w -> w.path().equals("/events/summary"));
    assertThat(same.get(0).rawJson()).isEqualTo(same.get(1).rawJson());
  }

  @Test
  void aDelayedWebhookComesLater() throws Exception {
    order("{\"kind\":\"delay\",\"next\":1,\"path\":\"/events/call\",\"delayMs\":400}");
    bench.callback("f", CUSTOMER, IVR_LINE);
    bench.webhooks.await(
        w ->
            w.path().equals("/events/call")
                && w.seq() == 1
                && w.text("location").equals("abonent"));
    assertThat(bench.webhooks.all(w -> w.path().equals("/events/call")).get(0).seq())
        .isNotEqualTo(1);
  }

  @Test
  void aReorderedWebhookComesAfterItsFollower() throws Exception {
    order("{\"kind\":\"reorder\",\"next\":1,\"path\":\"/events/call\",\"delayMs\":5000}");
    bench.callback("f", CUSTOMER, "10");
    bench.story();
    var all = bench.webhooks.all();
    assertThat(all.get(0).isCallEvent("abonent", "Appeared") && all.get(0).seq() == 1).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"status_503,503", "status_429,429"})
  void aRefusedRequestIsNotExecuted(String kind, int status) {
    order("{\"kind\":\"%s\",\"next\":1}".formatted(kind));
    var reply = bench.call("commands/callback", CALLBACK);
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(reply.body()).contains("Rate limit exceeded.", "\"status\":" + status);
    assertThat(bench.calls()).isEmpty();
    assertThat(bench.call("commands/callback", CALLBACK).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"timeout_before,0", "timeout_after,1"})
  void aTimeOut(String kind, int placed) {
    order("[{\"kind\":\"%s\",\"next\":1,\"path\":\"callback\",\"delayMs\":20000}]".formatted(kind));
    HttpRequest signed =
        bench.form("commands/callback", "demo-key", bench.signature.of(CALLBACK), CALLBACK);
    HttpRequest impatient =
        HttpRequest.newBuilder(signed, (name, value) -> true)
            .timeout(Duration.ofMillis(300))
            .build();
    assertThatThrownBy(() -> bench.sendRaw(impatient)).isInstanceOf(HttpTimeoutException.class);
    assertThat(bench.calls()).hasSize(placed);
  }

  @ParameterizedTest
  @CsvSource({"cut_before,0", "cut_after,1"})
  void aCutConnection(String kind, int placed) {
    order("{\"faults\":[{\"kind\":\"%s\",\"next\":1}]}".formatted(kind));
    HttpRequest signed =
        bench.form("commands/callback", "demo-key", bench.signature.of(CALLBACK), CALLBACK);
    assertThatThrownBy(() -> bench.sendRaw(signed)).isInstanceOf(IOException.class);
    assertThat(bench.calls()).hasSize(placed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"explode\",\"next\":1}",
        "{\"kind\":\"lose\"}",
        "{\"kind\":\"lose\",\"share\":2}",
        "nonsense"
      })
  void aWrongOrderIsRefused(String fault) {
    var reply = bench.rawControl("POST", "faults", fault);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("error");
  }

  @Test
  void faultsCanBeListedAndEnded() {
    order("{\"kind\":\"lose\",\"share\":0.5}");
    assertThat(bench.control("GET", "faults", "").path("faults")).hasSize(1);
    assertThat(bench.control("DELETE", "faults", "").path("faults")).isEmpty();
    assertThat(bench.control("GET", "faults", "").path("faults")).isEmpty();
  }
}
