package io.dialer.mango.client.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.CommandOutcome.Unknown;
import io.dialer.mango.FakeMango;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A recording is fetched over HTTP: from the PBX its link, from another host the file. */
class RecordingFilesTest {

  private static final String PATH = "queries/recording/post/";
  private static final RecordingRequest RECORDING =
      new RecordingRequest("d12a45f67b90c12345", RecordingAction.DOWNLOAD);

  @RegisterExtension final FakeMango mango = new FakeMango();
  @TempDir Path folder;

  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> fetched = new ArrayList<>();
  private final byte[] sound = new byte[100_000];
  private String timeout = "2000";
  private HttpServer files;

  @BeforeEach
  void serveFiles() throws IOException {
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (byte) (i * 31);
    }
    files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files.setExecutor(threads);
    files.createContext("/", this::serve);
    files.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    files.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aRecordingIsCopiedFromWhereThePbxPointsTo() throws Exception {
    mango.redirect(PATH, at("/file"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(recordings(5_000).copy(RECORDING, out, sound.length)).isEqualTo(sound.length);
    assertThat(out.toByteArray()).isEqualTo(sound);
    assertThat(mango.onlySent().path()).isEqualTo("/vpbx/" + PATH);
    assertThat(mango.onlySent().json())
        .isEqualTo("{\"recording_id\":\"d12a45f67b90c12345\",\"action\":\"download\"}");
    assertThat(fetched).containsExactly("GET /file");
  }

  @Test
  void aFileIsThereOnlyWhenItIsWhole() throws Exception {
    Path to = folder.resolve("talk.mp3");
    mango.redirect(PATH, at("/moved"));
    assertThat(recordings(5_000).save(RECORDING, to, 1_000_000)).isEqualTo(sound.length);
    assertThat(to).hasBinaryContent(sound);
    assertThat(fetched).containsExactly("GET /moved", "GET /file");
    Files.delete(to);
    assertThatThrownBy(() -> recordings(5_000).save(RECORDING, to, sound.length - 1))
        .isInstanceOf(IOException.class)
        .hasMessage("the recording is larger than 99999 bytes, which is the limit");
    mango.redirect(PATH, at("/cut"));
    assertThatThrownBy(() -> recordings(5_000).save(RECORDING, to, 1_000_000))
        .isInstanceOf(IOException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatStallsIsGivenUp() {
    mango.redirect(PATH, at("/stalls"));
    assertThatThrownBy(
            () -> recordings(400).copy(RECORDING, new ByteArrayOutputStream(), 1_000_000))
        .isInstanceOf(HttpTimeoutException.class)
        .hasMessage("the recording did not come whole within 400 ms");
  }

  @Test
  void aPageForPeopleIsNoRecording() {
    mango.redirect(PATH, at("/expired"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(() -> recordings(5_000).copy(RECORDING, out, 1_000_000))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("HTTP 200 text/html; expected HTTP 200 with sound");
    mango.redirect(PATH, at("/gone"));
    assertThatThrownBy(() -> recordings(5_000).copy(RECORDING, out, 1_000_000))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("HTTP 404");
    assertThat(out.size()).isZero();
  }

  @Test
  void aRefusalSaysWhy() {
    mango.answer(420, "{\"code\":3300}");
    assertRefused(Rejected.class, PATH + " was refused: 3300 (BAD_NUMBER)");
    mango.answer(200, "{\"result\":1000}");
    assertRefused(Unknown.class, PATH + " failed: the answer leads nowhere");
    for (String nowhere : List.of("file:///etc/passwd", "not an address")) {
      mango.redirect(PATH, nowhere);
      assertRefused(Unknown.class, PATH + " failed: the answer leads nowhere");
    }
    assertThat(fetched).isEmpty();
  }

  @Test
  void noAnswerSaysWhatHappened() {
    timeout = "300";
    mango.answerAfter(5_000);
    assertRefused(Unknown.class, PATH + " failed: no reply within 300 ms");
  }

  private void assertRefused(Class<?> outcome, String message) {
    assertThatThrownBy(
            () -> recordings(5_000).copy(RECORDING, new ByteArrayOutputStream(), 1_000_000))
        .hasMessage(message)
        .isInstanceOfSatisfying(
            MangoException.class, e -> assertThat(e.outcome()).isInstanceOf(outcome));
  }

  private RecordingFiles recordings(long longestMillis) {
    MangoConfiguration configuration = mango.configuration("requestTimeoutMillis", timeout);
    MangoClient client = new MangoClient(configuration, (limit, live) -> true);
    return new RecordingFiles(client, configuration, Duration.ofMillis(longestMillis));
  }

  private String at(String path) {
    return "http://127.0.0.1:" + files.getAddress().getPort() + path;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    fetched.add(exchange.getRequestMethod() + " " + path);
    try (exchange) {
      switch (path) {
        case "/file" -> send(exchange, 200, "audio/mp3", sound.length, sound.length);
        case "/cut" -> send(exchange, 200, "audio/mp3", sound.length, 20_000);
        case "/stalls" -> {
          send(exchange, 200, "audio/mp3", sound.length, 20_000);
          over.await();
        }
        case "/expired" -> send(exchange, 200, "text/html", 10, 10);
        case "/moved" -> {
          exchange.getResponseHeaders().set("Location", at("/file"));
          exchange.sendResponseHeaders(302, -1);
        }
        default -> exchange.sendResponseHeaders(404, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(HttpExchange exchange, int status, String type, int said, int sent)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, said);
    exchange.getResponseBody().write(sound, 0, sent);
    exchange.getResponseBody().flush();
  }
}
