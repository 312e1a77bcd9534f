package io.dialer.emulator;

import static io.dialer.emulator.TestBench.IVR_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveCallCommandsTest {
  private static final String CUSTOMER = "79520000001";
  private TestBench bench;

  @BeforeEach
  void start() throws Exception {
    bench =
        TestBench.of(
            TestBench.fast(),
            TestBench.CALM.replace("talkMs: [4000, 6000]", "talkMs: [20000, 20000]"));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "call/hangup | '' | 4101",
        "route | ',\"to_number\":\"10\"' | 4101",
        "transfer | ',\"to_number\":\"10\",\"method\":\"blind\"' | 4101",
        "play/start | ',\"internal_id\":17' | 3310"
      })
  void anUnknownCallIsToldInTheResult(String command, String more, int code) throws Exception {
    assertThat(bench.command(command, "c", "no-such-call", more)).isEqualTo(code);
  }

  @Test
  void whatAMenuAllowsAndRefuses() throws Exception {
    bench.callback("cb", CUSTOMER, IVR_LINE);
    String leg = bench.webhooks.await(w -> w.isCallEvent("ivr", "Appeared")).callId();
    assertThat(bench.command("play/start", "1", leg, ",\"internal_id\":424242")).isEqualTo(3340);
    assertThat(bench.command("play/start", "2", leg, ",\"after_play_time\":1")).isEqualTo(1000);
    assertThat(bench.command("transfer", "3", leg, ",\"to_number\":\"10\",\"method\":\"blind\""))
        .isEqualTo(4100);
    assertThat(bench.command("route", "4", leg, ",\"to_number\":\"999\"")).isEqualTo(3200);
    assertThat(bench.command("call/hangup", "5", leg, "")).isEqualTo(1000);
    assertThat(bench.command("call/hangup", "6", leg, "")).isEqualTo(4101);
  }

  @Test
  void aQueueIsNotHungUpButCanBeLeft() throws Exception {
    bench.callback("cb", CUSTOMER, "300");
    String queue = bench.webhooks.await(w -> w.isCallEvent("queue", "Appeared")).callId();
    assertThat(bench.command("call/hangup", "1", queue, "")).isEqualTo(4100);
  }

  @Test
  void aRouteTakesACallOutOfTheQueue() throws Exception {
    bench.callback("cb", CUSTOMER, "300");
    String queue = bench.webhooks.await(w -> w.isCallEvent("queue", "Appeared")).callId();
    assertThat(bench.command("route", "1", queue, ",\"to_number\":\"" + IVR_LINE + "\""))
        .isEqualTo(1000);
    assertThat(bench.story())
        .contains("queue Disconnected 1100")
        .endsWith("ivr Appeared", "ivr Disconnected 1170");
  }

  private String talking() throws InterruptedException {
    bench.callback("cb", CUSTOMER, "10");
    return bench.webhooks.await(2, w -> w.isCallEvent("abonent", "Connected")).stream()
        .filter(w -> w.json().path("from").has("taken_from_call_id"))
        .findFirst()
        .orElseThrow()
        .callId();
  }

  @Test
  void aTalkCanBeHungUpNotPlayedToOrRouted() throws Exception {
    String leg = talking();
    assertThat(bench.command("play/start", "1", leg, ",\"internal_id\":17")).isEqualTo(4100);
    assertThat(bench.command("route", "2", leg, ",\"to_number\":\"11\"")).isEqualTo(4100);
    assertThat(bench.command("call/hangup", "3", leg, "")).isEqualTo(1000);
    assertThat(bench.story()).endsWith("abonent Disconnected 1181");
  }

  @Test
  void aTransferWithConsultation() throws Exception {
    String leg = talking();
    assertThat(bench.command("transfer", "t", leg, ",\"to_number\":\"11\",\"method\":\"hold\""))
        .isEqualTo(1000);
    assertThat(bench.story())
        .containsSubsequence(
            "abonent Connected",
            "abonent OnHold",
            "abonent Disconnected 1120",
            "abonent Appeared",
            "abonent Connected",
            "abonent Connected")
        .hasSize(11);
    assertThat(bench.summary().json().path("to").path("extension").asText()).isEqualTo("11");
  }

  @Test
  void aTransferWithoutConsultation() throws Exception {
    String leg = talking();
    String more = ",\"to_number\":\"11\",\"method\":\"blind\",\"initiator\":\"to.extension\"";
    assertThat(bench.command("transfer", "t", leg, more)).isEqualTo(1000);
    assertThat(bench.story())
        .containsSubsequence(
            "abonent OnHold",
            "abonent Disconnected 1120",
            "abonent Appeared",
            "abonent Appeared",
            "abonent Connected");
  }

  @Test
  void aHangUpCancelsATransfer() throws Exception {
    String leg = talking();
    bench.command("transfer", "t", leg, ",\"to_number\":\"11\",\"method\":\"hold\"");
    String consultation =
        bench
            .webhooks
            .await(w -> w.text("command_id").equals("t") && w.path().equals("/events/call"))
            .callId();
    assertThat(bench.command("call/hangup", "h", consultation, "")).isEqualTo(1000);
    assertThat(bench.story())
        .containsSubsequence("abonent OnHold", "abonent Connected", "abonent Disconnected 1181");
  }
}
