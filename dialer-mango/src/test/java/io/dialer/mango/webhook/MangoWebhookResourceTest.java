package io.dialer.mango.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.SqlObjects;
import io.dialer.core.database.TestDatabase;
import io.dialer.mango.MangoMoments;
import io.dialer.mango.TestClock;
import io.dialer.mango.TestServer;
import io.dialer.mango.client.MangoSignature;
import io.dialer.mango.client.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MangoWebhookResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final TestClock clock = new TestClock();
  private final MangoSignature signature =
      new MangoSignature(new Secret("key"), new Secret("salt"));
  private MangoWebhookResource resource;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    DATABASE.clear();
    serve(DATABASE.jdbi(), inbox(DATABASE.jdbi()));
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"entry_id\":\"1\"}",
        "{\"a\":\"b\\/c\",\"b\":\"\\u041f+&=%\"}",
        "{ \"имя\" : \"Пётр\" }",
        "not JSON at all"
      })
  void aSignedWebhookIsStoredAsItCame(String json) throws Exception {
    HttpResponse<String> reply = post("events/call", FORM, form("key", signature.of(json), json));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(InboxRows.list(DATABASE, "SELECT path || ' ' || body FROM mango_inbox"))
        .containsExactly("events/call " + json);
  }

  @ParameterizedTest
  @CsvSource({
    "events/summary/, events/summary",
    "result/call/hangup, result/call/hangup",
    "something/new, something/new"
  })
  void everyPathIsStored(String sent, String stored) throws Exception {
    assertThat(post(sent, FORM, form("key", signature.of("{}"), "{}")).statusCode()).isEqualTo(200);
    assertThat(InboxRows.of(DATABASE)).containsExactly(stored + " - 0");
  }

  @Test
  void multipartIsTakenToo() throws Exception {
    String json = "{\"a\":\"b\\/c +\"}";
    String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    String body =
        part.formatted("vpbx_api_key", "key")
            + part.formatted("sign", signature.of(json))
            + part.formatted("json", json)
            + "--b--\r\n";
    assertThat(post("events/dtmf", "multipart/form-data; boundary=b", body).statusCode())
        .isEqualTo(200);
    assertThat(InboxRows.list(DATABASE, "SELECT body FROM mango_inbox")).containsExactly(json);
  }

  @Test
  void whatIsNotSignedByUsIsRefusedAndNotStored() throws Exception {
    String json = "{\"a\":\"b\\/c\"}";
    String sign = signature.of(json);
    String otherSalt = new MangoSignature(new Secret("key"), new Secret("pepper")).of(json);
    for (String body :
        new String[] {
          form("key", otherSalt, json),
          form("yek", sign, json),
          form("key", sign, "{\"a\":\"b/c\"}"),
          "json=" + json,
          "",
        }) {
      HttpResponse<String> reply = post("events/call", FORM, body);
      assertThat(reply.statusCode()).isEqualTo(401);
      assertThat(reply.body()).isEqualTo("wrong vpbx_api_key or sign");
    }
    assertThat(InboxRows.of(DATABASE)).isEmpty();
  }

  /** A flood of what is not ours costs no connection, let alone a statement. */
  @Test
  void whatIsNotSignedByUsNeverReachesTheDatabase() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    Jdbi database = DATABASE.jdbi();
    server.stop();
    Jdbi counted =
        Jdbi.create(
                () -> {
                  opened.incrementAndGet();
                  return database.open().getConnection();
                })
            .installPlugin(new SqlObjects());
    serve(counted, inbox(counted));
    for (int i = 0; i < 200; i++) {
      String wrong = form("key", signature.of("{}"), "{\"n\":" + i + "}");
      assertThat(post("events/call", FORM, wrong).statusCode()).isEqualTo(401);
    }
    assertThat(opened.get()).isZero();
    assertThat(resource.refused()).isEqualTo(200);
    assertThat(post("events/call", FORM, form("key", signature.of("{}"), "{}")).statusCode())
        .isEqualTo(200);
    assertThat(opened.get()).isOne();
  }

  /** Read part by part to the end of the body, this one would keep a processor busy for minutes. */
  @Test
  @Timeout(20)
  void aFormOfVeryManyPartsIsRefusedAtOnce() throws Exception {
    String delimiters = "\r\n--b".repeat(200_000);
    assertThat(post("events/call", "multipart/form-data; boundary=b", delimiters).statusCode())
        .isEqualTo(401);
    assertThat(post("events/call", FORM, "a=1&".repeat(200_000)).statusCode()).isEqualTo(401);
  }

  @Test
  void aGiantIsRefused() throws Exception {
    String json = "\"" + "x".repeat(1 << 20) + "\"";
    assertThat(post("events/call", FORM, form("key", signature.of(json), json)).statusCode())
        .isEqualTo(413);
  }

  @Test
  void thePingOfTheCabinetIsNoted() throws Exception {
    MangoMoments moments = DATABASE.jdbi().onDemand(MangoMoments.class);
    assertThat(moments.last(MangoMoments.PING)).isEmpty();
    assertThat(post("ping", FORM, "").statusCode()).isEqualTo(200);
    assertThat(moments.last(MangoMoments.PING)).contains(clock.instant());
    assertThat(InboxRows.of(DATABASE)).isEmpty();
  }

  @Test
  void aStormOfPingsIsNotWrittenDown() throws Exception {
    MangoMoments moments = DATABASE.jdbi().onDemand(MangoMoments.class);
    post("ping", FORM, "");
    Instant first = clock.instant();
    clock.move(Duration.ofSeconds(9));
    post("ping", FORM, "");
    assertThat(moments.last(MangoMoments.PING)).contains(first);
    clock.move(Duration.ofSeconds(2));
    post("ping", FORM, "");
    assertThat(moments.last(MangoMoments.PING)).contains(clock.instant());
  }

  @Test
  void theContactCentreNamesItsKeyOtherwiseAndMayNotSign() throws Exception {
    String json = "{\"abonent_id\":1,\"status\":1}";
    String path = "events/user/status_changed";
    String sign = signature.of(json);
    assertThat(post(path, FORM, "api_key=key&json=" + json).statusCode()).isEqualTo(200);
    assertThat(post(path, FORM, "api_key=key&sign=" + sign + "&json=" + json).statusCode())
        .isEqualTo(200);
    for (String form :
        new String[] {
          "api_key=yek&json=" + json, "json=" + json, "api_key=key&sign=" + sign + "&json={}"
        }) {
      assertThat(post(path, FORM, form).statusCode()).as(form).isEqualTo(401);
    }
    assertThat(post("events/call", FORM, "api_key=key&json=" + json).statusCode()).isEqualTo(401);
    assertThat(InboxRows.of(DATABASE)).hasSize(2);
  }

  /** As a slash at the end of the cabinet's address makes it: the connection check shows it. */
  @Test
  void twoSlashesInARowAreRefusedByTheServer() throws Exception {
    assertThat(post("/ping", FORM, "").statusCode()).isEqualTo(400);
    assertThat(post("/events/call", FORM, form("key", signature.of("{}"), "{}")).statusCode())
        .isEqualTo(400);
    assertThat(InboxRows.of(DATABASE)).isEmpty();
  }

  @Test
  void onlyPostIsKnown() throws Exception {
    HttpRequest get = HttpRequest.newBuilder(uri("events/call")).GET().build();
    assertThat(HTTP.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void whatCannotBeStoredIsNotConfirmed() throws Exception {
    server.stop();
    Jdbi away = Jdbi.create("jdbc:postgresql://127.0.0.1:9/none").installPlugin(new SqlObjects());
    serve(away, inbox(away));
    assertThat(post("events/call", FORM, form("key", signature.of("{}"), "{}")).statusCode())
        .isEqualTo(503);
  }

  @Test
  void whoWaitsForTheCommitHoldsNoThread() throws Exception {
    server.stop();
    int many = 300;
    CompletableFuture<Void> committed = new CompletableFuture<>();
    CountDownLatch waiting = new CountDownLatch(many);
    serve(
        DATABASE.jdbi(),
        (path, json) -> {
          waiting.countDown();
          return committed;
        });
    List<CompletableFuture<HttpResponse<String>>> replies =
        IntStream.range(0, many)
            .mapToObj(
                i ->
                    HTTP.sendAsync(
                        request("events/call", FORM, form("key", signature.of("{}"), "{}")),
                        BodyHandlers.ofString()))
            .toList();
    assertThat(waiting.await(20, TimeUnit.SECONDS)).as("all are waiting").isTrue();
    assertThat(post("ping", FORM, "").statusCode()).isEqualTo(200);
    assertThat(replies).noneMatch(CompletableFuture::isDone);
    committed.complete(null);
    for (CompletableFuture<HttpResponse<String>> reply : replies) {
      assertThat(reply.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
  }

  private MangoWebhookResource.Keeping inbox(Jdbi jdbi) {
    return new MangoInbox(jdbi, clock, () -> {})::store;
  }

  private void serve(Jdbi jdbi, MangoWebhookResource.Keeping keeping) throws Exception {
    resource =
        new MangoWebhookResource(signature, keeping, jdbi.onDemand(MangoMoments.class), clock);
    server = TestServer.of(resource);
  }

  private URI uri(String path) {
    return server.mango("/" + path);
  }

  private HttpResponse<String> post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return HTTP.send(request(path, contentType, body), BodyHandlers.ofString());
  }

  private HttpRequest request(String path, String contentType, String body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", contentType)
        .POST(BodyPublishers.ofString(body, UTF_8))
        .build();
  }

  private static String form(String key, String sign, String json) {
    return "vpbx_api_key=%s&sign=%s&json=%s".formatted(key, sign, URLEncoder.encode(json, UTF_8));
  }
}
