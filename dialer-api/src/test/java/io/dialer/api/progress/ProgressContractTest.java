package io.dialer.api.progress;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.OLD;
import static io.dialer.api.poll.Document.done;
import static io.dialer.api.poll.Document.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.RunningDialer;
import io.dialer.api.poll.Document;
import io.dialer.core.database.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Progress, asked for and told. */
@Timeout(120)
class ProgressContractTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final int MOST = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private RunningDialer crm;
  private String task = "";

  @BeforeEach
  void start() throws Exception {
    Document.empty(DATABASE);
    crm =
        RunningDialer.start(
            DATABASE, Map.of("DIALER_MAX_PROGRESS_STREAMS", Integer.toString(MOST)));
    task =
        crm.curl(
                NEW + "/task",
                "{\"innerNum\":\"300\",\"state\":2,\"numbers\":[\"79520000001\",\"79520000002\",\"79520000003\",\"1\"]}")
            .data()
            .path("id")
            .asText();
  }

  @AfterEach
  void stop() {
    crm.close();
  }

  private static void execute(String sql) {
    DATABASE.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private static void finish(String phoneId) {
    execute(
        "UPDATE numbers SET status = 'FINISHED', result = 'SUCCESS', count_try = 1, close_time = extract(epoch FROM now()) WHERE phone_id = '%s'"
            .formatted(phoneId));
  }

  /** A client that reads a stream line by line from its socket. */
  private final class Stream implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    Stream(String path, String... headers) throws Exception {
      URI address = crm.address();
      socket = new Socket(address.getHost(), address.getPort());
      socket.setSoTimeout(15_000);
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                  .formatted(
                      path, String.join("\r\n", headers) + (headers.length > 0 ? "\r\n" : ""))
                  .getBytes(UTF_8));
      lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    /** Header lines. */
    List<String> head() throws Exception {
      List<String> head = new ArrayList<>();
      for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
        head.add(line);
      }
      return head;
    }

    /** The next event of that name; what comes before it is passed over. */
    JsonNode event(String name) throws Exception {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("event: " + name)) {
          return JSON.readTree(lines.readLine().substring("data: ".length()));
        }
      }
      throw new AssertionError("the stream ended without " + name);
    }

    /** Events until the stream ends. */
    List<String> rest() throws Exception {
      List<String> events = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          events.add(line.substring("event: ".length()));
        }
      }
      return events;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private String stream() {
    return NEW + "/task/" + task + "/progress/stream";
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void itIsAskedFor(String prefix) throws Exception {
    JsonNode progress = done(crm.get(prefix + "/task/" + task + "/progress")).data();
    assertThat(progress)
        .hasToString(
            "{\"taskId\":%s,\"state\":2,\"total\":4,\"queued\":0,\"waiting\":[{\"code\":\"PAUSED\",\"reason\":\"the task is paused\",\"numbers\":3}],\"calling\":0,\"handedOver\":0,\"finished\":1,\"results\":{\"FAIL_ROUTE\":1},\"percent\":25.0,\"perMinute\":null,\"endsAt\":null}"
                .formatted(task));
    execute("UPDATE tasks SET state = 0, waiting_for = 'a prompt is missing'");
    assertThat(crm.get(prefix + "/task/" + task + "/progress").data().path("waiting").get(0))
        .hasToString("{\"code\":\"NOT_READY\",\"reason\":\"a prompt is missing\",\"numbers\":3}");
    refused(404, crm.get(prefix + "/task/77/progress"));
    refused(404, crm.get(prefix + "/task/x/progress/stream"));
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void itIsToldAsItChangesUntilTheTaskIsClosed(String prefix) throws Exception {
    try (Stream stream =
        new Stream(
            prefix + "/task/" + task + "/progress/stream",
            "Accept: text/event-stream",
            "Accept-Encoding: gzip",
            "Last-Event-ID: 12")) {
      assertThat(stream.head())
          .contains("HTTP/1.1 200 OK", "Content-Type: text/event-stream;charset=UTF-8")
          .noneMatch(line -> line.startsWith("Content-Encoding"));
      assertThat(stream.event("progress").path("finished").asInt()).isEqualTo(1);
      finish("9520000001");
      JsonNode second = stream.event("progress");
      assertThat(second.path("finished").asInt()).isEqualTo(2);
      assertThat(second.path("results").path("SUCCESS").asInt()).isEqualTo(1);
      done(crm.put(NEW + "/task/" + task, "{\"state\":1}"));
      assertThat(stream.event("closed").path("state").asInt()).isEqualTo(1);
      assertThat(stream.rest()).isEmpty();
    }
  }

  @Test
  void aRemovedTasksStreamEnds() throws Exception {
    try (Stream stream = new Stream(stream())) {
      stream.event("progress");
      done(crm.delete(NEW + "/task/" + task));
      assertThat(stream.event("closed")).isEmpty();
      assertThat(stream.rest()).isEmpty();
    }
  }

  @Test
  void nothingIsToldWhileNothingChangesButTheStreamIsAlive() throws Exception {
    try (Stream stream = new Stream(stream())) {
      stream.head();
      stream.event("progress");
      List<String> lines = new ArrayList<>();
      while (!lines.contains(":")) {
        lines.add(stream.lines.readLine());
      }
      assertThat(lines).noneMatch(line -> line.startsWith("event"));
    }
  }

  @Test
  void thereAreOnlySoManyStreamsAndWhoIsGoneMakesRoom() throws Exception {
    List<Stream> streams = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      Stream stream = new Stream(stream());
      streams.add(stream);
      stream.event("progress");
    }
    var refused = refused(503, crm.get(stream()));
    assertThat(refused.messages().get(0)).startsWith("too many streams");
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
    for (Stream stream : streams) {
      stream.socket.setSoLinger(true, 0);
      stream.close();
    }
    Lab.await(
        "there is room again",
        () -> {
          try (Stream stream = new Stream(stream())) {
            return stream.head().contains("HTTP/1.1 200 OK");
          }
        });
  }

  @Test
  void everyWatcherIsTold() throws Exception {
    List<Stream> streams = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      streams.add(new Stream(stream()));
    }
    for (Stream stream : streams) {
      stream.event("progress");
    }
    for (int round = 0; round < 3; round++) {
      finish("952000000" + (round + 1));
      for (Stream stream : streams) {
        assertThat(stream.event("progress").path("finished").asInt()).isEqualTo(round + 2);
      }
    }
    for (Stream stream : streams) {
      stream.close();
    }
  }

  @Test
  void streamsEndWhenTheServiceStops() throws Exception {
    try (Stream stream = new Stream(stream())) {
      stream.event("progress");
      long began = System.nanoTime();
      crm.close();
      assertThat(stream.rest()).isEmpty();
      assertThat(System.nanoTime() - began)
          .as("the grace period is 10 s")
          .isLessThan(8_000_000_000L);
    }
  }
}
