package io.dialer.api.task;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.OLD;
import static io.dialer.api.poll.Document.done;
import static io.dialer.api.poll.Document.refused;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.RunningDialer;
import io.dialer.api.poll.Document;
import io.dialer.core.database.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Whatever is sent, the answer is a clear 4xx, nothing changes, and nothing is our error. */
class BadInputTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

  private static RunningDialer crm;
  private String before = "";

  @BeforeAll
  static void start() throws Exception {
    crm = RunningDialer.start(DATABASE, Map.of("DIALER_MAX_BODY", "2MiB"));
    LOG.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
    done(crm.curl(OLD + "/polling", Document.POLL));
    done(
        crm.curl(
            OLD + "/task", "{\"id\": 1, \"innerNum\": \"10\", \"numbers\": [\"79520000001\"]}"));
  }

  @AfterAll
  static void stop() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
    crm.close();
  }

  @BeforeEach
  void look() {
    before = contents();
    LOG.list.clear();
  }

  @AfterEach
  void nothingHappened() {
    assertThat(contents()).isEqualTo(before);
    assertThat(List.copyOf(LOG.list))
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
        .isEmpty();
  }

  static Stream<Arguments> brokenBodies() {
    return Stream.of(
        Arguments.of("", ""),
        Arguments.of("   ", ""),
        Arguments.of("null", ""),
        Arguments.of("7", ""),
        Arguments.of("\"text\"", ""),
        Arguments.of("[]", ""),
        Arguments.of("[{}]", ""),
        Arguments.of("name=x&state=0", "line 1, column"),
        Arguments.of("{\"name\": \"x\",\n \"state\" 0}", "line 2, column"),
        Arguments.of("{\"name\": \"x\"", "line 1, column"),
        Arguments.of("{\"name\": \"x\"} {}", ""),
        Arguments.of("{\"name\": \"x\"} trailing", ""),
        Arguments.of("{\"name\": \"x\", \"name\": \"y\"}", "name"),
        Arguments.of("{'name': 'x'}", "line 1, column"),
        Arguments.of("{\"name\": \"a\tb\"}", "line 1, column"),
        Arguments.of("{\"name\": NaN}", "line 1, column"),
        Arguments.of("{\"name\": \"x\", \"extra\": %s}".formatted("[".repeat(20_000)), ""),
        Arguments.of("{\"questions\": %s}".formatted("[".repeat(60) + "]".repeat(60)), ""));
  }

  @ParameterizedTest
  @MethodSource("brokenBodies")
  void aBrokenBodyIsRefusedWithItsPlace(String body, String place) throws Exception {
    for (String prefix : List.of(OLD, NEW)) {
      for (String path : List.of("/task", "/polling")) {
        Answer answer = refused(400, crm.curl(prefix + path, body));
        assertThat(answer.messages().get(0)).contains(place).hasSizeLessThan(500);
      }
      if (!body.isBlank()) {
        refused(400, crm.put(prefix + "/task/1", body));
      }
    }
  }

  static Stream<Arguments> wrongFields() {
    String million = "x".repeat(1_000_000);
    return Stream.of(
        Arguments.of("name", "{}"),
        Arguments.of("name", "[]"),
        Arguments.of("name", "true"),
        Arguments.of("name", "\"" + million + "\""),
        Arguments.of("name", "\"a\\u0000b\""),
        Arguments.of("id", "0"),
        Arguments.of("id", "-5"),
        Arguments.of("id", "1.5"),
        Arguments.of("id", "\"x\""),
        Arguments.of("id", "1e400"),
        Arguments.of("id", "123456789012345678901234567890"),
        Arguments.of("crmId", "\"a-b\""),
        Arguments.of("crmId", "{}"),
        Arguments.of("crmId", "\"'; DROP TABLE tasks; --\""),
        Arguments.of("crmId", "\"" + "1".repeat(65) + "\""),
        Arguments.of("innerNum", "[\"10\"]"),
        Arguments.of("innerNum", "\"" + "1".repeat(129) + "\""),
        Arguments.of("innerNumType", "\"queue\""),
        Arguments.of("innerNumType", "{}"),
        Arguments.of("maxCountChannels", "-1"),
        Arguments.of("maxCountChannels", "1000000000000"),
        Arguments.of("maxCountChannels", "\"many\""),
        Arguments.of("maxCountChannels", "[]"),
        Arguments.of("state", "3"),
        Arguments.of("state", "-1"),
        Arguments.of("state", "\"open\""),
        Arguments.of("state", "true"),
        Arguments.of("dialPrefix", "\"9' OR 1=1\""),
        Arguments.of("dialPrefix", "{}"),
        Arguments.of("numbers", "\"79520000001\""),
        Arguments.of("numbers", "{\"number\": \"79520000001\"}"),
        Arguments.of("numbers[0]", "[null]"),
        Arguments.of("numbers[0]", "[[\"79520000001\"]]"),
        Arguments.of("numbers[0]", "[true]"),
        Arguments.of("numbers[0].number", "[{\"phone\": \"79520000001\"}]"),
        Arguments.of("numbers[0].number", "[{\"number\": {}}]"),
        Arguments.of("numbers[0]", "[\"" + "1".repeat(129) + "\"]"),
        Arguments.of("numbers[1]", "[\"79520000001\", \"7952\\u00000001\"]"),
        Arguments.of("numbers[0].timeCallAllow", "[{\"number\": \"7952\", \"timeCallAllow\": []}]"),
        Arguments.of(
            "numbers[0].params",
            "[{\"number\": \"79520000001\", \"params\": {\"a\": \"%s\"}}]"
                .formatted("x".repeat(20_000))));
  }

  @ParameterizedTest
  @MethodSource("wrongFields")
  void aWrongFieldIsRefusedByItsName(String field, String value) throws Exception {
    String name = field.replaceAll("\\[.*", "");
    String others = name.equals("innerNum") ? "" : "\"innerNum\": \"10\", ";
    String body = "{%s\"%s\": %s}".formatted(others, name, value);
    for (Answer answer : List.of(crm.curl(OLD + "/task", body), crm.put(NEW + "/task/1", body))) {
      refused(400, answer);
      assertThat(answer.messages().get(0)).startsWith(field).hasSizeLessThan(500);
    }
  }

  @Test
  void aBodyOverTheLimitIsTooLarge() throws Exception {
    String large = " ".repeat(3 << 20) + "{\"innerNum\": \"10\"}";
    for (String path : List.of(OLD + "/task", NEW + "/polling")) {
      refused(413, persistently(() -> crm.curl(path, large)));
      // Sent in chunks: its length is not announced
      byte[] bytes = large.getBytes(StandardCharsets.UTF_8);
      refused(413, persistently(() -> crm.post(path, BodyPublishers.ofByteArrays(List.of(bytes)))));
    }
  }

  /** The service may cut the connection before its answer was read: it does not read the rest. */
  private static Answer persistently(Callable<Answer> sending) throws Exception {
    for (int i = 1; i < 20; i++) {
      try {
        return sending.call();
      } catch (IOException e) {
        // once more
      }
    }
    return sending.call();
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() throws Exception {
    byte[] windows1251 = {
      '{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xCF, (byte) 0xF0, '"', '}'
    };
    for (String path : List.of(OLD + "/task", NEW + "/polling")) {
      refused(400, crm.post(path, BodyPublishers.ofByteArray(windows1251)));
    }
  }

  @Test
  void aClientThatGoesAwayIsNoError() throws Exception {
    for (String path : List.of(OLD + "/task", NEW + "/task")) {
      try (Socket socket = new Socket(crm.address().getHost(), crm.address().getPort())) {
        String half =
            "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{\"innerNum\": \"10\", \"numbers\": [\"7952"
                .formatted(path);
        socket.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
        socket.shutdownOutput();
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 400");
      }
    }
  }

  private static String contents() {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT (SELECT string_agg(t::text, ',' ORDER BY id) FROM tasks t)
                            || (SELECT string_agg(p::text, ',' ORDER BY id) FROM polls p)
                            || (SELECT string_agg(concat_ws(' ', n.id, phone, params, status), ',' ORDER BY n.id)
                                FROM numbers n)
                        """)
                    .mapTo(String.class)
                    .one());
  }
}
