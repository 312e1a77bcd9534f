package io.dialer.api.task;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.OLD;
import static io.dialer.api.poll.Document.done;
import static io.dialer.api.poll.Document.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.RunningDialer;
import io.dialer.api.poll.Document;
import io.dialer.core.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of any length are added to a task. */
class ImportContractTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static RunningDialer crm;
  private String task = "";

  @BeforeAll
  static void start() throws Exception {
    crm =
        RunningDialer.start(
            DATABASE, Map.of("DIALER_MAX_IMPORT", "8MiB", "DIALER_TIME_ZONE", "Europe/Moscow"));
  }

  @AfterAll
  static void stop() {
    crm.close();
  }

  @BeforeEach
  void createTask() throws Exception {
    Document.empty(DATABASE);
    task = crm.curl(NEW + "/task", "{\"innerNum\":\"300\",\"state\":2}").data().path("id").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void csvNamesItsColumns(String prefix) throws Exception {
    Answer answer =
        done(
            crm.curl(
                prefix + "/task/" + task + "/numbers",
                "\uFEFFNumber;name;timeCallAllow\n"
                    + "79520000001;\"Анна; \"\"А\"\"\";31.12.2030 9:30:00\n"
                    + "\n"
                    + "79520000002;Пётр;\n"));
    assertThat(answer.messages()).isEmpty();
    assertThat(answer.data().path("read").asInt()).isEqualTo(2);
    assertThat(answer.data().path("added").asInt()).isEqualTo(2);
    assertThat(rows())
        .containsExactly(
            "79520000001 {\"name\":\"Анна; \\\"А\\\"\"} 1924929000",
            "79520000002 {\"name\":\"Пётр\"} 0");
  }

  @Test
  void aListOfNumbersAloneIsCsvToo() throws Exception {
    done(crm.curl(numbers(), "79520000001\r\n\"79520000002\"\r\n79520000003"));
    assertThat(rows())
        .containsExactly("79520000001 null 0", "79520000002 null 0", "79520000003 null 0");
  }

  @Test
  void ndjsonIsTakenLineByLine() throws Exception {
    done(
        crm.curl(
            numbers(),
            """
            {"number": "79520000001", "params": {"name": "Анна"}}

            "79520000002"
            {"number": 79520000003, "timeCallAllow": "31.12.2030 9:30:00"}"""));
    assertThat(rows())
        .containsExactly(
            "79520000001 {\"name\":\"Анна\"} 0",
            "79520000002 null 0",
            "79520000003 null 1924929000");
  }

  @Test
  void whatIsThereStaysAndTakesTheNewParams() throws Exception {
    done(crm.curl(numbers(), "number,city\n79520000001,Омск\n79520000002,Уфа\n"));
    Answer again =
        done(
            crm.curl(
                numbers(), "number,city\n79520000002,Тула\n79520000003,Пермь\n89520000003,x\n"));
    assertThat(again.data().path("added").asInt()).isEqualTo(1);
    assertThat(again.data().path("changed").asInt()).isEqualTo(1);
    assertThat(again.data().path("repeated").asInt()).isEqualTo(1);
    assertThat(again.messages()).containsExactly("1 repeated number(s) in the list were merged");
    assertThat(rows())
        .containsExactly(
            "79520000001 {\"city\":\"Омск\"} 0",
            "79520000002 {\"city\":\"Тула\"} 0",
            "79520000003 {\"city\":\"Пермь\"} 0");
  }

  @Test
  void oneBadLineRefusesTheWholeListAndSaysWhich() throws Exception {
    String list = "number;timeCallAllow\n79520000001;\n79520000002;tomorrow\n";
    Answer answer = refused(400, crm.curl(numbers(), list));
    assertThat(answer.messages())
        .hasSize(2)
        .last()
        .isEqualTo(
            "1 line(s) cannot be read; nothing was imported (onError=skip leaves such lines out)");
    assertThat(answer.messages().get(0))
        .startsWith("line 3: timeCallAllow: a time such as 31.12.2026 9:30:00 is expected");
    Answer worse = refused(400, crm.curl(numbers(), "number\n" + "1,2\n".repeat(5_000)));
    assertThat(worse.messages()).hasSize(21);
    assertThat(worse.messages().get(19)).startsWith("line 21: 2 fields");
    assertThat(rows()).isEmpty();
  }

  @Test
  void badLinesMayBeLeftOutAndAreReported() throws Exception {
    String list =
        """
        {"number": "79520000001"}
        {"number": }
        {"name": "nobody"}
        [1]
        {"number": "79520000002"}
        """;
    Answer answer = done(crm.curl(numbers() + "?onError=skip", list));
    assertThat(answer.messages())
        .containsExactly(
            "3 line(s) were left out; data.rejected.first has all of them with the reason");
    List<String> rejected = new ArrayList<>();
    answer
        .data()
        .path("rejected")
        .path("first")
        .forEach(r -> rejected.add(r.path("line").asInt() + " " + r.path("problem").asText()));
    assertThat(rejected).hasSize(3);
    assertThat(rejected.get(0)).startsWith("2 this is not JSON");
    assertThat(rejected.get(1)).isEqualTo("3 number: a phone number is expected, found nothing");
    assertThat(rejected.get(2)).isEqualTo("4 a text is expected, found a list");
    assertThat(rows()).containsExactly("79520000001 null 0", "79520000002 null 0");
  }

  @Test
  void aLineWithMoreFieldsThanColumnsIsBad() throws Exception {
    Answer answer =
        done(crm.curl(numbers() + "?onError=skip", "number,a\n79520000001,1,2\n79520000002,1\n"));
    assertThat(answer.data().path("rejected").path("first").get(0).path("line").asInt())
        .isEqualTo(2);
    assertThat(refused(400, crm.curl(numbers(), "79520000001,Анна\n")).messages().get(0))
        .startsWith("line 1: 2 columns, but no first line names them");
  }

  @Test
  void whatIsNoListAtAllIsRefusedEvenWhenSkipping() throws Exception {
    assertThat(
            refused(400, crm.curl(numbers() + "?onError=skip", "number\n\"7952")).messages().get(0))
        .contains("this is not CSV");
    refused(400, crm.curl(numbers() + "?onError=skip", "{" + "x".repeat(70_000)));
    assertThat(refused(400, crm.curl(numbers(), "[\"79520000001\"]")).messages().get(0))
        .startsWith("this is one JSON list");
    assertThat(refused(400, crm.curl(numbers(), ";".repeat(300_000))).messages().get(0))
        .startsWith("line 1: more than 200 columns");
    assertThat(
            refused(
                    400,
                    crm.send(
                        crm.request(numbers())
                            .POST(
                                BodyPublishers.ofByteArray(
                                    "number;city\n79520000001;\u00d3\u00f4\u00e0\n"
                                        .getBytes(ISO_8859_1)))))
                .messages())
        .containsExactly("the list is not in UTF-8; nothing was imported");
    assertThat(refused(400, crm.curl(numbers() + "?onError=ignore", "1")).messages().get(0))
        .startsWith("onError: fail or skip is expected");
    refused(413, crm.curl(numbers(), "79520000001\n".repeat(800_000)));
    assertThat(refused(404, crm.curl(NEW + "/task/77/numbers", "79520000001")).data())
        .hasToString("{\"error\":\"TaskNotFound\"}");
    assertThat(rows()).isEmpty();
  }

  @Test
  void aRepeatUnderTheSameKeyDoesNothingAndIsAnsweredAlike() throws Exception {
    Answer first = keyed("k1", "79520000001\n79520000002\n");
    done(crm.delete(NEW + "/audio/none"));
    Answer second = keyed("k1", "79520000001\n79520000002\n");
    assertThat(second.data()).isEqualTo(first.data());
    assertThat(first.data().path("added").asInt()).isEqualTo(2);
    assertThat(refused(409, keyed("k1", "79520000003\n")).messages().get(0))
        .startsWith(
            "Idempotency-Key: the key \"k1\" was used for another list, or another onError");
    refused(
        409,
        crm.send(
            crm.request(numbers() + "?onError=skip")
                .header("Idempotency-Key", "k1")
                .POST(BodyPublishers.ofString("79520000001\n79520000002\n"))));
    refused(400, keyed("k".repeat(256), "79520000001\n"));
    assertThat(rows()).hasSize(2);
  }

  @Test
  void repeatsThatRunAtOnceImportOnce() throws Exception {
    String list =
        String.join(
            "\n", IntStream.range(0, 5_000).mapToObj(i -> "7953" + (1_000_000 + i)).toList());
    List<CompletableFuture<Answer>> repeats =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            return keyed("together", list);
                          } catch (Exception e) {
                            throw new IllegalStateException(e);
                          }
                        }))
            .toList();
    for (CompletableFuture<Answer> repeat : repeats) {
      Answer answer = repeat.get();
      if (answer.status() == 200) {
        assertThat(answer.data().path("added").asInt()).isEqualTo(5_000);
      } else {
        assertThat(refused(409, answer).messages().get(0))
            .startsWith("another list is being taken");
      }
    }
    assertThat(done(keyed("together", list)).data().path("added").asInt()).isEqualTo(5_000);
    assertThat(rows()).hasSize(5_000);
  }

  @Test
  void aConnectionThatIsCutLeavesNothingBehind() throws Exception {
    URI address = crm.address();
    long stages = stages();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST "
                  + numbers()
                  + " HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: cut\r\n"
                  + "Content-Length: 1000000\r\n\r\n"
                  + "79520000001\n".repeat(1000))
              .getBytes(UTF_8));
      out.flush();
    }
    assertThat(keyed("cut", "79520000009\n").data().path("added").asInt()).isEqualTo(1);
    Lab.await("nothing is left on the disk", () -> spooled() == 0);
    assertThat(stages()).isEqualTo(stages);
    assertThat(rows()).containsExactly("79520000009 null 0");
  }

  @Test
  void othersGoOnWhileATaskTakesAListIn() throws Exception {
    try (var other = DATABASE.jdbi().open()) {
      other.begin();
      assertThat(other.createQuery("SELECT id FROM tasks FOR KEY SHARE").mapTo(long.class).list())
          .hasSize(1);
      done(crm.put(NEW + "/task/" + task, "{\"state\":0}"));
      other.rollback();
    }
  }

  /** One that is cut short is unpacked up to there without a word. */
  @Test
  void aPackedListIsRefused() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("79520000001\n".repeat(1000).getBytes(UTF_8));
    }
    byte[] whole = packed.toByteArray();
    refused(415, gzipped(whole));
    refused(415, gzipped(Arrays.copyOf(whole, whole.length / 2)));
    assertThat(rows()).isEmpty();
  }

  private Answer gzipped(byte[] body) throws Exception {
    return crm.send(
        crm.request(numbers())
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  @Test
  void aListThatIsTooManyAtOnceIsAskedForLater() throws Exception {
    List<Socket> slow = new ArrayList<>();
    Lab.await(
        "all places are taken",
        () -> {
          slow.add(slowSender());
          return crm.curl(numbers(), "").status() == 503;
        });
    Answer refused = refused(503, crm.curl(numbers(), "79520000001"));
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
    for (Socket socket : slow) {
      socket.close();
    }
    Lab.await("the places are free again", () -> crm.curl(numbers(), "").status() == 200);
  }

  /** Sends the first byte of a list and no more. */
  private Socket slowSender() throws IOException {
    Socket socket = new Socket(crm.address().getHost(), crm.address().getPort());
    String request = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n7";
    socket.getOutputStream().write(request.formatted(numbers()).getBytes(UTF_8));
    return socket;
  }

  /** Staging tables that some session still has. */
  private static long stages() {
    return DATABASE
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM pg_class WHERE relname = 'staged_numbers'")
                    .mapTo(long.class)
                    .one());
  }

  /** Lists that are on the disk under a name, or open without one. */
  private static long spooled() throws IOException {
    long named;
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      named = files.filter(file -> file.toString().contains("dialer-import-")).count();
    }
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return named;
    }
    try (Stream<Path> files = Files.list(open)) {
      return named + files.filter(ImportContractTest::isSpooled).count();
    }
  }

  private static boolean isSpooled(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().contains("dialer-import-");
    } catch (IOException e) {
      return false;
    }
  }

  private String numbers() {
    return NEW + "/task/" + task + "/numbers";
  }

  private Answer keyed(String key, String list) throws Exception {
    return crm.send(
        crm.request(numbers()).header("Idempotency-Key", key).POST(BodyPublishers.ofString(list)));
  }

  private static List<String> rows() {
    return DATABASE
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT phone || ' ' || coalesce(params::text, 'null') || ' ' || time_call_allow FROM numbers ORDER BY id")
                    .mapTo(String.class)
                    .list());
  }
}
