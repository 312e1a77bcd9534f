package io.dialer.api.task;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.OLD;
import static io.dialer.api.poll.Document.done;
import static io.dialer.api.poll.Document.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.RunningDialer;
import io.dialer.api.poll.Document;
import io.dialer.core.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of a task, as clients send and read them. */
class NumbersContractTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static RunningDialer crm;

  @BeforeAll
  static void start() throws Exception {
    crm = RunningDialer.start(DATABASE, Map.of("DIALER_TIME_ZONE", "Asia/Yekaterinburg"));
  }

  @AfterAll
  static void stop() {
    crm.close();
  }

  @BeforeEach
  void empty() {
    Document.empty(DATABASE);
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void aNumberIsATextOrANumberOrAnObject(String prefix) throws Exception {
    Answer answer =
        done(
            crm.curl(
                prefix + "/task",
                task(
                    "\"79520000001\", 79520000002, {\"number\": 79520000003}, \"\", \"sip:a@b.ru\"")));
    assertThat(answer.messages()).isEmpty();
    List<JsonNode> rows = rows();
    assertThat(texts(rows, "phone"))
        .containsExactly("79520000001", "79520000002", "79520000003", "sip:a@b.ru");
    assertThat(texts(rows, "phoneId"))
        .containsExactly("9520000001", "9520000002", "9520000003", "sip:a@b.ru");
    assertThat(texts(rows, "state")).containsOnly("CreateTask");
  }

  @Test
  void repeatedNumbersAreMerged() throws Exception {
    String list = "\"79520000001\", \"+7 (952) 000-00-01\", \"89520000001\", \"79520000002\"";
    Answer answer = done(crm.curl(OLD + "/task", task(list)));
    assertThat(answer.messages()).containsExactly("2 repeated number(s) in the list were merged");
    assertThat(texts(rows(), "phone")).containsExactly("79520000001", "79520000002");
  }

  @Test
  void whatNoPbxCouldDialFailsAtOnce() throws Exception {
    Answer answer = done(crm.curl(OLD + "/task", task("\"12\", \"none\", \"79520000001\"")));
    assertThat(answer.messages()).hasSize(1).first().asString().startsWith("2 number(s) cannot be");
    List<JsonNode> rows = rows();
    assertThat(texts(rows.subList(0, 2), "result")).containsOnly("FAIL_ROUTE");
    assertThat(texts(rows.subList(0, 2), "state")).containsOnly("failedOriginate");
    assertThat(rows.get(0).path("closeTime").asLong()).isPositive();
    assertThat(rows.get(0).path("countTry").asText()).isEqualTo("0");
    assertThat(rows.get(2).path("result").isNull()).isTrue();
  }

  @Test
  void aListSentAgainReplacesTheOldOneButForWhatWasDialled() throws Exception {
    done(crm.curl(OLD + "/task", task("\"79520000001\", \"79520000002\", \"79520000003\"")));
    DATABASE
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE numbers SET status = 'FINISHED', result = 'FAIL', count_try = 1, close_time = 5"
                        + " WHERE phone_id IN ('9520000001', '9520000002')"));
    Answer again =
        done(
            crm.curl(
                OLD + "/task",
                task("{\"number\": \"79520000002\", \"params\": {\"a\": 1}}, \"79520000004\"")));
    assertThat(again.messages()).hasSize(1).first().asString().startsWith("1 number(s) are not in");
    List<JsonNode> rows = rows();
    assertThat(texts(rows, "phone")).containsExactly("79520000001", "79520000002", "79520000004");
    assertThat(texts(rows.subList(0, 2), "result")).containsOnly("FAIL");
    assertThat(rows.get(1).path("params").asText()).isEqualTo("a:1:{s:1:\"a\";i:1;}");

    done(crm.curl(OLD + "/task", task("")));
    assertThat(texts(rows(), "phone")).containsExactly("79520000001", "79520000002");
  }

  @Test
  void paramsAreGivenBackAsPhpWritesThem() throws Exception {
    String params = "{\"имя\": \"Пётр\", \"10\": [1, null], \"b\": true, \"c\": {\"d\": 0.5}}";
    done(
        crm.curl(
            OLD + "/task",
            task("{\"number\": \"79520000001\", \"params\": %s}".formatted(params))));
    assertThat(rows().get(0).path("params").textValue())
        .isEqualTo(
            "a:4:{s:6:\"имя\";s:8:\"Пётр\";i:10;a:2:{i:0;i:1;i:1;N;}s:1:\"b\";b:1;s:1:\"c\";a:1:{s:1:\"d\";d:0.5;}}");
  }

  /** Yekaterinburg is five hours ahead of UTC. */
  @ParameterizedTest
  @CsvSource({
    "01.01.2030 09:00:00, 1893470400",
    "1.1.2030 9:00:00, 1893470400",
    "31.12.2029 23:59:59, 1893437999",
    "01.01.0001 0:00:00, 0",
    "'', 0"
  })
  void timeCallAllowIsInTheConfiguredZone(String written, String stored) throws Exception {
    done(crm.curl(OLD + "/task", task(allowed(written))));
    assertThat(rows().get(0).path("timeCallAllow").textValue()).isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2030-01-01 09:00:00",
        "30.02.2030 9:00:00",
        "01.01.2030",
        "01.01.2030 24:00:00",
        "01.13.2030 1:00:00",
        "tomorrow",
        "1893470400"
      })
  void aWrongTimeChangesNothing(String written) throws Exception {
    done(crm.curl(OLD + "/task", task("\"79520000001\"")));
    String body = "{\"id\": 1, \"name\": \"Lost\", \"numbers\": [\"79520000009\", %s]}";
    Answer answer = refused(400, crm.curl(OLD + "/task", body.formatted(allowed(written))));
    assertThat(answer.messages().get(0)).startsWith("numbers[1].timeCallAllow").contains(written);
    JsonNode kept = crm.get(OLD + "/task/1").data();
    assertThat(kept.path("name").textValue()).isEmpty();
    assertThat(texts(rows(), "phone")).containsExactly("79520000001");
  }

  private static String allowed(String written) {
    return "{\"number\": \"79520000002\", \"timeCallAllow\": \"%s\"}".formatted(written);
  }

  private static String task(String numbers) {
    return "{\"id\": 1, \"innerNum\": \"10\", \"state\": 2, \"numbers\": [%s]}".formatted(numbers);
  }

  private static List<JsonNode> rows() throws Exception {
    List<JsonNode> rows = new ArrayList<>();
    done(crm.get(NEW + "/task/1")).data().path("results").forEach(rows::add);
    return rows;
  }

  private static List<String> texts(List<JsonNode> rows, String field) {
    return rows.stream().map(row -> row.path(field).asText()).toList();
  }
}
