package io.dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Multipart;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reply is in the envelope, and says what was wrong. */
class EnvelopeTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String POLLS = "/module-dialer/v1/polling";
  private static final String POLL =
      "{\"name\":\"%s\",\"questions\":[{\"questionText\":\"Да?\",\"press\":[]}]}";
  private static final int MAX_BODY = 64 << 10;

  private static RunningDialer dialer;

  @BeforeAll
  static void start() throws Exception {
    dialer = RunningDialer.start(DATABASE, Map.of("DIALER_MAX_BODY", "64KiB"));
  }

  @AfterAll
  static void stop() {
    dialer.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/module-dialer/v1/nothing",
        "/pbxcore/api/module-dialer/v1/nothing",
        "/module-dialer/v2/task",
        "/",
      })
  void anAddressWithNothingAtItIsNotFound(String address) throws Exception {
    assertRefused(dialer.get(address), 404, "nothing at this address");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /module-dialer/v1/audio, GET",
    "DELETE, /pbxcore/api/module-dialer/v1/polling, POST",
    "GET, /admin-cabinet/session/start, POST",
  })
  void aMethodThatIsNotTakenIsToldWhichAre(String method, String address, String taken)
      throws Exception {
    Answer answer = dialer.send(dialer.request(address).method(method, BodyPublishers.noBody()));

    assertRefused(answer, 405, "Allow header");
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains(taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=UTF-8",
        "text/plain",
        "application/xml",
        "application/octet-stream",
        "json",
        "no/such/type; =",
        "",
      })
  void aBodyIsJsonWhateverItsSenderCallsIt(String contentType) throws Exception {
    for (String prefix : new String[] {"", "/pbxcore/api"}) {
      var request =
          dialer
              .request(prefix + POLLS)
              .POST(BodyPublishers.ofString(POLL.formatted("Опрос «" + contentType + "»")));
      if (!contentType.isEmpty()) {
        request.header("Content-Type", contentType);
      }
      Answer answer = dialer.send(request);

      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
      assertThat(answer.data().path("name").asText()).isEqualTo("Опрос «" + contentType + "»");
    }
  }

  @Test
  void aFormIsNotJson() throws Exception {
    Multipart form = new Multipart().file("file", "x.json", new byte[] {'{', '}'});
    Answer answer =
        dialer.send(
            dialer
                .request(POLLS)
                .header("Content-Type", form.contentType())
                .POST(BodyPublishers.ofByteArray(form.bytes())));

    assertThat(answer.status()).isBetween(400, 415);
    assertEnvelope(answer);
  }

  @Test
  void malformedJsonIsToldWhereItBreaks() throws Exception {
    Answer answer = dialer.curl(POLLS, "{\"name\": \"x\",\n  \"questions\": oops}");

    assertRefused(answer, 400, "line 2, column 16");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{\"name\":",
        "{} {}",
        "{\"name\":1,\"name\":2}",
        "{\"name\":\"\u0000\"}",
        "<xml/>",
        "login=admin&password=x",
      })
  void whatIsNoObjectIsRefusedWithAReason(String body) throws Exception {
    Answer answer = dialer.curl(POLLS, body);

    assertThat(answer.status()).isEqualTo(400);
    assertEnvelope(answer);
    assertThat(answer.messages().toString()).doesNotContain("com.fasterxml", "io.dialer", "java.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void nestingWithoutEndIsRefused(String opening) throws Exception {
    assertRefused(dialer.curl(POLLS, opening.repeat(10_000)), 400, "too much for one JSON");
  }

  @Test
  void textInAnotherCharsetIsRefused() throws Exception {
    byte[] windows = POLL.formatted("Опрос").getBytes(Charset.forName("windows-1251"));

    Answer answer = dialer.send(dialer.request(POLLS).POST(BodyPublishers.ofByteArray(windows)));

    assertRefused(answer, 400, "UTF-8");
  }

  @Test
  void tooLargeABodyIsRefusedByItsAnnouncedLength() throws Exception {
    Answer answer = dialer.post(POLLS, " ".repeat(MAX_BODY + 1));

    assertRefused(answer, 413, "at most 65536 bytes");
  }

  @Test
  void tooLargeABodyInPiecesIsRefusedWhenItGetsThere() throws Exception {
    byte[] body = " ".repeat(MAX_BODY + 1).getBytes(StandardCharsets.UTF_8);

    Answer answer =
        dialer.post(POLLS, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertRefused(answer, 413, "at most 65536 bytes");
  }

  @Test
  void aSmallBodyThatUnpacksToALargeOneIsRefused() throws Exception {
    byte[] bomb = gzip(" ".repeat(10 << 20).getBytes(StandardCharsets.UTF_8));
    assertThat(bomb.length).isLessThan(MAX_BODY);

    assertRefused(dialer.send(packed(bomb)), 413, "at most 65536 bytes");
  }

  @Test
  void aPackedBodyIsUnpacked() throws Exception {
    byte[] poll = POLL.formatted("packed").getBytes(StandardCharsets.UTF_8);

    assertThat(dialer.send(packed(gzip(poll))).data().path("name").asText()).isEqualTo("packed");
  }

  @Test
  void aBodyThatIsNotPackedAsItsHeaderSaysIsTheSendersFault() throws Exception {
    Answer answer = dialer.send(packed("{\"not\":\"gzip\"}".getBytes(StandardCharsets.UTF_8)));

    assertThat(answer.status()).isEqualTo(400);
    assertEnvelope(answer);
  }

  @Test
  void aLargeReplyIsPackedForThoseWhoTakeIt() throws Exception {
    dialer.post(POLLS, POLL.formatted("Длинное имя ".repeat(15)));

    HttpResponse<byte[]> reply =
        dialer.fetch(dialer.request(POLLS).header("Accept-Encoding", "gzip"));

    assertThat(reply.headers().firstValue("Content-Encoding")).contains("gzip");
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(reply.body())).readAllBytes();
    assertThat(new String(unpacked, StandardCharsets.UTF_8)).contains("Длинное имя Длинное имя");
  }

  @Test
  void repliesAreUtf8AndSayIt() throws Exception {
    Answer answer = dialer.curl(POLLS, POLL.formatted("Ёлка 🎄"));

    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .isEqualToIgnoringCase("application/json;charset=UTF-8");
    assertThat(answer.data().path("name").asText()).isEqualTo("Ёлка 🎄");
  }

  @Test
  void anUnexpectedFailureIsOursAndTellsNothingOfOurInside() throws Exception {
    DATABASE.jdbi().useHandle(h -> h.execute("ALTER TABLE polls RENAME TO polls_hidden"));
    try {
      Answer answer = dialer.get(POLLS);

      assertRefused(answer, 500, "an error of the dialer");
      assertThat(answer.messages().get(0)).contains(answer.data().path("reference").asText());
      assertThat(answer.data().path("reference").asText()).hasSize(8);
      assertThat(answer.body().toString()).doesNotContain("polls", "SELECT", "io.dialer", "PSQL");
    } finally {
      DATABASE.jdbi().useHandle(h -> h.execute("ALTER TABLE polls_hidden RENAME TO polls"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /module-dialer/v1/audio/%zz HTTP/1.1",
        "GET /module-dialer/v1/audio/%00 HTTP/1.1",
        "GET /module-dialer/v1/audio/a%2f..%2fb HTTP/1.1",
        "GET /module-dialer/v1/%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
        "GET /module-dialer/v1/task?limit=%zz HTTP/1.1",
        "NONSENSE /module-dialer/v1/task HTTP/1.1",
      })
  void whatTheServerItselfRefusesIsInTheEnvelopeToo(String requestLine) throws Exception {
    String reply = RawHttp.send(dialer.address(), requestLine, "Host: localhost");

    assertThat(RawHttp.status(reply)).isBetween(400, 499);
    assertThat(reply).contains("\"result\":false", "\"messages\":[\"").doesNotContain("<html");
  }

  @Test
  void aHeadWithoutEndIsRefused() throws Exception {
    String reply =
        RawHttp.send(
            dialer.address(),
            "GET " + POLLS + " HTTP/1.1",
            "Host: localhost",
            "X: " + "x".repeat(20_000));

    assertThat(RawHttp.status(reply)).isEqualTo(431);
    assertThat(reply).contains("\"result\":false");
  }

  private static void assertRefused(Answer answer, int status, String message) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertEnvelope(answer);
    assertThat(answer.messages().toString()).contains(message);
  }

  private static void assertEnvelope(Answer answer) {
    assertThat(answer.body().fieldNames())
        .toIterable()
        .containsExactly("result", "data", "messages", "function", "processor", "pid");
    assertThat(answer.result()).isFalse();
    assertThat(answer.messages()).isNotEmpty().noneMatch(String::isBlank);
    assertThat(answer.body().path("function").asText("-")).isEmpty();
    assertThat(answer.body().path("processor").asText("-")).isEmpty();
    assertThat(answer.body().path("pid").isIntegralNumber()).isTrue();
  }

  private static java.net.http.HttpRequest.Builder packed(byte[] body) {
    return dialer
        .request(POLLS)
        .header("Content-Encoding", "gzip")
        .POST(BodyPublishers.ofByteArray(body));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }
}
