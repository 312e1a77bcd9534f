package io.dialer.emulator;

import static io.dialer.emulator.TestBench.IVR_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.emulator.signature.Signature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests as clients send them that others wrote for the real API, in PHP, Python, JavaScript, C#,
 * PowerShell and with curl: their encodings, their JSON, their habits.
 */
class IndependentClientsTest {
  private TestBench bench;

  @BeforeEach
  void start() throws Exception {
    bench = TestBench.calm();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private HttpResponse<String> post(String path, String contentType, String body) {
    return bench.send(
        HttpRequest.newBuilder(bench.emulator.apiUrl().resolve(path))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** A form whose JSON has been encoded already. */
  private String form(String json, String encoded) {
    return "vpbx_api_key=demo-key&sign=" + bench.signature.of(json) + "&json=" + encoded;
  }

  private void assertCalled(HttpResponse<String> reply, String number) throws Exception {
    assertThat(reply.body()).isEqualTo("{\"result\":1000}");
    assertThat(bench.webhooks.await(w -> w.path().equals("/result/callback")).json().path("result"))
        .hasToString("1000");
    assertThat(bench.calls().get(0).path("number").asText()).isEqualTo(number);
  }

  @Test
  void pythonRequestsWritesNullsNumbersAndAsciiJsonWithSpaces() throws Exception {
    String json =
        "{\"command_id\": \"base\", \"from\": {\"extension\": 20, \"number\": 79520000001}, "
            + "\"to_number\": 10, \"line_number\": null, \"sip_headers\": null}";
    assertCalled(
        post(
            "commands/callback",
            "application/x-www-form-urlencoded",
            form(json, TestBench.encode(json))),
        "79520000001");
  }

  @Test
  void phpBuildsQueriesFromJsonWithEscapedSlashesAndUnicode() throws Exception {
    String json =
        "{\"command_id\":\"ID\\/1\",\"from\":{\"extension\":\"20\",\"number\":\"79520000001\"},"
            + "\"to_number\":\"10\",\"comment\":\"\\u041f\\u0440\\u0438\\u0432\\u0435\\u0442 & 100%\"}";
    assertCalled(
        post(
            "commands/callback",
            "application/x-www-form-urlencoded; charset=UTF-8",
            form(json, TestBench.encode(json))),
        "79520000001");
  }

  @Test
  void phpCurlWithAnArraySendsMultipart() throws Exception {
    String json =
        "{\"command_id\":\"c\",\"from\":{\"extension\":\"20\",\"number\":\"79520000001\"},\"to_number\":\"10\",\"name\":\"Олег+\"}";
    String boundary = "------------------------5ab3c1d2e4f60718";
    StringBuilder body = new StringBuilder();
    part(body, boundary, "vpbx_api_key", "demo-key");
    part(body, boundary, "sign", bench.signature.of(json));
    part(body, boundary, "json", json);
    body.append("--").append(boundary).append("--\r\n");
    assertCalled(
        post("commands/callback/", "multipart/form-data; boundary=" + boundary, body.toString()),
        "79520000001");
  }

  private static void part(StringBuilder body, String boundary, String name, String value) {
    body.append("--").append(boundary).append("\r\n");
    body.append("Content-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n");
    body.append(value).append("\r\n");
  }

  @Test
  void javascriptEncodesTheJsonAloneAndLeavesSomeCharacters() throws Exception {
    String json =
        "{\"command_id\":\"it's (1)!\",\"from\":{\"extension\":\"20\",\"number\":\"79520000001\"},\"to_number\":\"10\"}";
    String likeEncodeUriComponent =
        TestBench.encode(json)
            .replace("+", "%20")
            .replace("%27", "'")
            .replace("%28", "(")
            .replace("%29", ")")
            .replace("%21", "!");
    assertCalled(
        post(
            "commands/callback",
            "application/x-www-form-urlencoded",
            form(json, likeEncodeUriComponent)),
        "79520000001");
  }

  @Test
  void curlSendsManyLinesWithoutAnyEncoding() throws Exception {
    String json =
        """
        {
          "from": { "extension": "20", "number": "79520000001" },
          "to_number": "10",
          "command_id": "test_Олег"
        }""";
    assertCalled(
        post("commands/callback", "application/x-www-form-urlencoded", form(json, json)),
        "79520000001");
  }

  @Test
  void powerShellWritesCrLfAndANumberInTheHeaders() throws Exception {
    String json =
        """
        {
            "from":  { "extension":  "20", "number":  "79520000001" },
            "command_id":  "6f1f",
            "sip_headers":  { "Call-Info/answer-after":  0 },
            "line_number":  "74950000001",
            "to_number":  "10"
        }"""
            .replace("\n", "\r\n");
    assertCalled(
        post(
            "commands/callback",
            "application/x-www-form-urlencoded",
            form(json, TestBench.encode(json))),
        "79520000001");
  }

  @Test
  void phpStreamsSpeakHttp10AndCloseTheConnection() throws Exception {
    String json = "{}";
    String body = form(json, "%7B%7D");
    String request =
        "POST /vpbx/account/balance HTTP/1.0\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            + "Content-Length: "
            + body.length()
            + "\r\nContent-type: application/x-www-form-urlencoded\r\n\r\n"
            + body;
    assertThat(raw(request)).startsWith("HTTP/1.").contains(" 200 ").contains("\"balance\":963592");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.emulator.port());
        OutputStream out = socket.getOutputStream()) {
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  /** Some clients join a base address and a path with a slash too many, or with none of /vpbx/. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/vpbx/queries/user_info_by_dct_number/",
        "/vpbx//queries/user_info_by_dct_number",
        "/queries/user_info_by_dct_number",
        "//vpbx/queries/user_info_by_dct_number"
      })
  void theAddressMayBeJoinedInManyWays(String path) {
    String json = "{\"number\":\"1\"}";
    URI address = URI.create("http://127.0.0.1:" + bench.emulator.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(json, TestBench.encode(json))))
            .build();
    assertThat(bench.send(request).body()).isEqualTo("{}");
  }

  @Test
  void pythonListsAndUpdatesSendEveryFieldWithNullsForTheUnset() {
    assertThat(
            bench
                .callForJson("config/users/request", "{\"extension\":null,\"ext_fields\":null}")
                .path("users"))
        .hasSize(4);
    assertThat(
            bench
                .callForJson(
                    "groups",
                    "{\"show_users\":1,\"group_id\":null,\"operator_id\":null,\"operator_extension\":null}")
                .at("/groups/0/operators"))
        .hasSize(3);
    String update =
        "{\"group_id\":10051250,\"group\":{\"name\":null,\"description\":\"d\",\"extension\":null,\"dial_alg_group\":null,\"operators\":null}}";
    assertThat(bench.call("group/update", update).body()).isEqualTo("{\"result\":1000}");
    assertThat(bench.callForJson("groups", "{}").at("/groups/0/extension").asText())
        .isEqualTo("300");
  }

  /** A PHP client filters by extension 0 unless told otherwise, and repeats its request_id. */
  @ParameterizedTest
  @CsvSource({
    "'',2",
    "'\"from\":{\"extension\":0},',0",
    "'\"call_party\":{\"number\":79520000001},',2"
  })
  void statisticsArePolledUntilTheyAreThere(String filter, int rows) throws Exception {
    bench.callback("c", "79520000001", IVR_LINE);
    var unused = bench.summary();
    long now = System.currentTimeMillis() / 1000;
    String fields = "records,start,finish,answer,from_extension,from_number,to_extension,to_number";
    String asked =
        "{%s\"date_from\":\"%d\",\"date_to\":%d,\"fields\":\"%s\",\"request_id\":\"r\"}"
            .formatted(filter, now - 60, now + 60, fields);
    String key = bench.callForJson("stats/request", asked).path("key").asText();
    String poll = "{\"key\":\"" + key.replace("/", "\\/") + "\",\"request_id\":\"r\"}";
    HttpResponse<String> report = bench.call("stats/result", poll);
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (report.statusCode() == 204 && System.nanoTime() < deadline) {
      report = bench.call("stats/result", poll);
    }
    assertThat(report.statusCode()).isEqualTo(200);
    assertThat(report.body().lines()).hasSize(rows).allMatch(l -> l.split(";", -1).length == 8);
  }

  /** Links are made by hand; the id's padding is sent as it is or encoded. */
  @ParameterizedTest
  @ValueSource(strings = {"=", "%3D"})
  void aHandMadeLinkIsUnderstood(String padding) {
    long until = System.currentTimeMillis() / 1000 + 300;
    String id = "MToxMDA1NzU5Mzo1MDI6NjI1ODM4MzQ=";
    String sign = new Signature("demo-key", "demo-salt").of(until + id);
    URI link =
        bench.api(
            "queries/recording/link/%s/play/demo-key/%d/%s"
                .formatted(id.replace("=", padding), until, sign));
    HttpResponse<String> reply = bench.send(HttpRequest.newBuilder(link).GET().build());
    assertThat(reply.body())
        .as("the signature fits, only the recording is unknown")
        .contains("3320");
  }
}
