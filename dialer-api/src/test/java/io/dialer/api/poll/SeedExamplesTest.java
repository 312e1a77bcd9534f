package io.dialer.api.poll;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.OLD;
import static io.dialer.api.poll.Document.assertStored;
import static io.dialer.api.poll.Document.done;
import static io.dialer.api.poll.Document.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example of the old module's document, sent as its {@code curl} sends it. */
class SeedExamplesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String[] TASK_FIELDS = {
    "id", "crmId", "name", "innerNum", "innerNumType", "maxCountChannels", "state", "dialPrefix"
  };
  private static final String[] RESULT_FIELDS = {
    "id",
    "taskId",
    "phoneId",
    "phone",
    "linkedId",
    "callFile",
    "result",
    "outDialState",
    "inDialState",
    "state",
    "verboseCallId",
    "cause",
    "params",
    "changeTime",
    "countTry",
    "timeCallAllow",
    "closeTime"
  };
  private static final String[] POLLING_FIELDS = {
    "id",
    "taskId",
    "questionCrmId",
    "pollingId",
    "phoneId",
    "phone",
    "result",
    "exten",
    "changeTime"
  };

  private static RunningDialer crm;

  @BeforeAll
  static void start() throws Exception {
    crm = RunningDialer.start(DATABASE, Map.of());
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
  void aPollIsCreatedListedAndRead(String prefix) throws Exception {
    Answer created = done(crm.curl(prefix + "/polling", Document.POLL));
    assertThat(fields(created.data())).containsExactly("id", "crmId", "name");
    assertThat(created.data().path("id").textValue()).isEqualTo("1");
    assertThat(created.data().path("crmId").isIntegralNumber()).isTrue();
    assertThat(created.data().path("crmId").intValue()).isEqualTo(1);
    assertThat(created.data().path("name").textValue()).isEqualTo("New polling");
    assertThat(created.messages()).isEmpty();

    Answer list = done(crm.get(prefix + "/polling"));
    assertThat(fields(list.data())).containsExactly("results");
    assertThat(list.results()).hasSize(1);
    assertThat(list.results().get(0).toString())
        .isEqualTo("{\"id\":\"1\",\"crmId\":\"1\",\"name\":\"New polling\"}");

    JsonNode poll = done(crm.get(prefix + "/polling/1")).data();
    assertThat(fields(poll)).containsExactly("id", "crmId", "name", "questions");
    assertStored(poll);
    JsonNode question = poll.path("questions").get(0);
    assertThat(fields(question))
        .containsExactly("id", "questionText", "questionFile", "lang", "press");
    assertStored(question);
    assertThat(question.path("questionText").textValue()).startsWith("Добрый день, у нас есть");
    assertThat(question.path("questionFile").isNull()).isTrue();
    assertThat(question.path("lang").textValue()).isEqualTo("ru-RU");
    JsonNode press = question.path("press").get(0);
    assertThat(fields(press))
        .containsExactly("key", "action", "value", "valueOptions", "nextQuestion");
    assertStored(press);
    assertThat(press.path("value").textValue()).isEqualTo("\"Спасибо за выбор этого товара\"");
    assertThat(press.path("nextQuestion").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void aTaskIsCreatedAndReadWithItsResults(String prefix) throws Exception {
    String poll9 = Document.POLL.replace("\"name\": \"New", "\"crmId\": \"9\", \"name\": \"New");
    done(crm.curl(prefix + "/polling", poll9));

    Answer created = done(crm.curl(prefix + "/task", Document.TASK));
    JsonNode task = created.data();
    assertThat(fields(task)).containsExactly(TASK_FIELDS);
    assertThat(task.path("crmId")).isEqualTo(task.path("id"));
    assertThat(task.path("id").isTextual()).isTrue();
    assertThat(task.path("name").textValue()).isEqualTo("New pollingtask");
    assertThat(task.path("innerNum").textValue()).isEqualTo("9");
    assertThat(task.path("innerNumType").textValue()).isEqualTo("polling");
    assertThat(task.path("maxCountChannels").isInt()).isTrue();
    assertThat(task.path("state").isInt()).isTrue();
    assertThat(task.path("dialPrefix").textValue()).isEqualTo("999");
    assertThat(created.messages()).isEmpty();

    String id = task.path("id").textValue();
    oneKeyWasPressed(id);
    JsonNode read = done(crm.get(prefix + "/task/" + id)).data();
    assertThat(fields(read))
        .startsWith(TASK_FIELDS)
        .endsWith("results", "resultsPoling")
        .hasSize(10);
    assertStored(read);
    assertThat(read.path("maxCountChannels").textValue()).isEqualTo("1");
    JsonNode row = read.path("results").get(0);
    assertThat(fields(row)).containsExactly(RESULT_FIELDS);
    assertStored(row);
    assertThat(row.path("phoneId").textValue()).isEqualTo("9522233446");
    assertThat(row.path("params").textValue()).isEqualTo("s:0:\"\";");
    assertThat(row.path("timeCallAllow").textValue()).isEqualTo("0");
    JsonNode key = read.path("resultsPoling").get(0);
    assertThat(fields(key)).containsExactly(POLLING_FIELDS);
    assertStored(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void theFeedsHaveTheSameRows(String prefix) throws Exception {
    String id = crm.curl(prefix + "/task", Document.TASK).data().path("id").textValue();
    oneKeyWasPressed(id);
    Lab.await(
        "both feeds are complete",
        () ->
            crm.get(prefix + "/results/0").results().size() == 2
                && !crm.get(prefix + "/polling-results/0").results().isEmpty());

    Answer results = done(crm.get(prefix + "/results/1724323625"));
    assertThat(fields(results.data())).startsWith("results");
    results.results().forEach(row -> assertThat(fields(row)).containsExactly(RESULT_FIELDS));
    results.results().forEach(Document::assertStored);
    assertThat(results.results()).allMatch(r -> r.path("changeTime").asText().matches("[0-9]{10}"));

    List<JsonNode> keys = done(crm.get(prefix + "/polling-results/1724324374,2487")).results();
    assertThat(fields(keys.get(0))).containsExactly(POLLING_FIELDS);
    assertStored(keys.get(0));
    assertThat(keys.get(0).path("changeTime").textValue()).matches("[0-9]{10}\\.[0-9]{1,4}");
  }

  private static void oneKeyWasPressed(String task) {
    DATABASE
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO polling_results (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten)
                    VALUES (?, 1, 9, '0', '9522233446', '79522233446', '1', '1')
                    """,
                    Long.parseLong(task)));
  }
}
