package io.dialer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static TestBench bench;

  @BeforeAll
  static void start() throws Exception {
    bench = TestBench.calm();
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ \"spaces\" : \"are signed\" }",
        "{\"escaped\":\"http:\\/\\/host\\/path\"}",
        "{\"name\":\"\\u041e\\u043b\\u0435\\u0433\"}",
        "{\"name\":\"Олег + Анна & 50%\"}"
      })
  void jsonIsVerifiedAsReceivedByteForByte(String json) {
    assertThat(bench.call("audiofiles", json).statusCode()).isEqualTo(200);
  }

  @Test
  void aSignatureOfRewrittenJsonIsRefused() {
    HttpResponse<String> reply =
        bench.send(
            bench.form(
                "audiofiles",
                "demo-key",
                bench.signature.of("{\"a\":\"x/y\"}"),
                "{\"a\":\"x\\/y\"}"));
    assertRefused(reply, 3102);
  }

  @Test
  void aWrongKeyIsRefused() {
    assertRefused(
        bench.send(bench.form("audiofiles", "other", bench.signature.of("{}"), "{}")), 3105);
  }

  @Test
  void anHmacIsRefused() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("demo-salt".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String sign =
        HexFormat.of().formatHex(mac.doFinal("demo-key{}".getBytes(StandardCharsets.UTF_8)));
    assertRefused(bench.send(bench.form("audiofiles", "demo-key", sign, "{}")), 3102);
  }

  @Test
  void aMultipartFormIsAccepted() {
    String json = "{\"name\":\"Олег\",\"path\":\"a\\/b\"}";
    StringBuilder body = new StringBuilder();
    part(body, "vpbx_api_key", "demo-key");
    part(body, "sign", bench.signature.of(json));
    part(body, "json", json);
    body.append("--frontier--\r\n");
    HttpRequest request =
        HttpRequest.newBuilder(bench.api("audiofiles"))
            .header("Content-Type", "multipart/form-data; boundary=frontier")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    assertThat(bench.send(request).body()).startsWith("{\"result\":1000");
  }

  private static void part(StringBuilder body, String name, String value) {
    body.append("--frontier\r\nContent-Disposition: form-data; name=\"").append(name);
    body.append("\"\r\n\r\n").append(value).append("\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/vpbx/schemas", "/vpbx/schemas/", "/schemas", "/schemas//"})
  void slashesAndTheBasePathAreOptional(String path) {
    assertThat(bench.call(path, "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void onlyPostIsAccepted() {
    assertRefused(bench.send(HttpRequest.newBuilder(bench.api("audiofiles")).GET().build()), 3101);
  }

  @Test
  void aMissingFieldIsRefused() {
    URI address = bench.api("audiofiles");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .POST(BodyPublishers.ofString("vpbx_api_key=demo-key"))
            .build();
    assertRefused(bench.send(request), 3103);
  }

  @Test
  void anUnknownPathIsNotFound() {
    assertThat(bench.call("commands/unknown", "{}").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "commands/callback | not json | 3104",
        "commands/callback | 5 | 3104",
        "commands/callback | {} | 3103",
        "commands/callback | {\"command_id\":\"a\",\"from\":\"20\",\"to_number\":\"10\"} | 3104",
        "commands/callback | {\"command_id\":\"a\",\"from\":{},\"to_number\":\"10\"} | 3103",
        "commands/callback | {\"command_id\":7,\"from\":{\"extension\":\"20\"},\"to_number\":\"10\"} | 3104",
        "commands/callback | {\"command_id\":\"a\",\"from\":{\"extension\":\"20\"},\"to_number\":\"ten\"} | 3200",
        "commands/callback | {\"command_id\":\"a\",\"from\":{\"extension\":\"20\",\"number\":\"8(952)\"},\"to_number\":\"10\"} | 3200",
        "commands/callback_group | {\"command_id\":\"a\",\"from\":\"79520000001\",\"to\":\"300\"} | 3103",
        "commands/play/start | {\"command_id\":\"a\"} | 3103",
        "commands/play/start | {\"command_id\":\"a\",\"call_id\":\"b\",\"internal_id\":\"x\"} | 3104",
        "commands/transfer | {\"command_id\":\"a\",\"call_id\":\"b\",\"to_number\":\"10\",\"method\":\"warm\"} | 3104",
        "stats/request | {\"date_from\":1} | 3103",
        "stats/request | {\"date_from\":1,\"date_to\":9999999} | 3100"
      })
  void wrongParametersAreRefusedAtOnce(String path, String json, int code) {
    assertRefused(bench.call(path, json), code);
  }

  private static void assertRefused(HttpResponse<String> reply, int code) {
    assertThat(reply.statusCode()).isEqualTo(420);
    assertThat(reply.body()).isEqualTo("{\"code\":" + code + "}");
  }
}
