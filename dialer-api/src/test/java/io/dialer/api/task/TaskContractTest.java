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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks over REST: everything but their numbers. */
class TaskContractTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static RunningDialer crm;

  @BeforeAll
  static void start() throws Exception {
    crm = RunningDialer.start(DATABASE, Map.of("DIALER_DIAL_PREFIX", "77"));
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
  void whatIsNotSentHasADefault(String prefix) throws Exception {
    JsonNode task = done(crm.curl(prefix + "/task", "{\"innerNum\": \"300\"}")).data();
    assertThat(task.path("id").asLong()).isGreaterThanOrEqualTo(1_000_000_000L);
    assertThat(task.path("crmId")).isEqualTo(task.path("id"));
    assertThat(task.path("name").textValue()).isEmpty();
    assertThat(task.path("innerNumType").textValue()).isEqualTo("exten");
    assertThat(task.path("maxCountChannels").textValue()).isEqualTo("1");
    assertThat(task.path("state").textValue()).isEqualTo("0");
    assertThat(task.path("dialPrefix").textValue()).isEqualTo("77");
    refused409or400(crm.curl(prefix + "/task", "{\"name\": \"leads nowhere\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void aTaskOfTheSameCrmIdOrIdIsEdited(String prefix) throws Exception {
    JsonNode first = save(prefix, "{\"crmId\": \"007\", \"innerNum\": \"300\", \"name\": \"A\"}");
    JsonNode second = save(prefix, "{\"crmId\": \"007\", \"name\": \"B\"}");
    assertThat(second.path("id")).isEqualTo(first.path("id"));
    assertThat(second.path("crmId").textValue()).isEqualTo("007");
    assertThat(second.path("innerNum").textValue()).isEqualTo("300");

    JsonNode own = save(prefix, "{\"id\": \"36\", \"crmId\": \"\", \"innerNum\": \"10\"}");
    assertThat(own.path("id").textValue()).isEqualTo("36");
    assertThat(own.path("crmId").textValue()).isEqualTo("36");
    save(prefix, "{\"id\": 36, \"state\": 2}");
    assertThat(task("36").path("state").textValue()).isEqualTo("2");
    assertThat(crm.get(prefix + "/task").results()).hasSize(2);
  }

  @Test
  void aCrmIdBelongsToOneTask() throws Exception {
    save(NEW, "{\"id\": 1, \"crmId\": \"a\", \"innerNum\": \"10\"}");
    save(NEW, "{\"id\": 2, \"crmId\": \"b\", \"innerNum\": \"10\"}");
    refused(409, crm.put(NEW + "/task/2", "{\"crmId\": \"a\"}"));
    refused(409, crm.curl(NEW + "/task", "{\"id\": 1, \"crmId\": \"c\", \"innerNum\": \"10\"}"));
    assertThat(task("1").path("crmId").textValue()).isEqualTo("a");
    assertThat(task("2").path("crmId").textValue()).isEqualTo("b");
  }

  @Test
  void theGreatestIdCanBeReadAgain() throws Exception {
    String greatest = "999999999999999999";
    save(NEW, "{\"id\": %s, \"innerNum\": \"10\"}".formatted(greatest));
    assertThat(task(greatest).path("id").textValue()).isEqualTo(greatest);
    refused(400, crm.curl(NEW + "/task", "{\"id\": 9223372036854775807, \"innerNum\": \"10\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void tasksAreListedInPages(String prefix) throws Exception {
    for (int i = 1; i <= 6; i++) {
      save(prefix, "{\"id\": %d, \"innerNum\": \"10\", \"state\": %d}".formatted(i, i % 3));
    }
    assertThat(ids(crm.get(prefix + "/task"))).containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(ids(crm.get(prefix + "/task?state=0"))).containsExactly("3", "6");
    assertThat(ids(crm.get(prefix + "/task?limit=2&offset=3"))).containsExactly("4", "5");
    assertThat(ids(crm.get(prefix + "/task?state=1&offset=1&limit=1"))).containsExactly("4");
    assertThat(ids(crm.get(prefix + "/task?state=&limit=&offset="))).hasSize(6);
    crm.get(prefix + "/task").results().forEach(Document::assertStored);
    for (String wrong : List.of("state=3", "state=x", "limit=-1", "offset=-1", "offset=1.5")) {
      refused(400, crm.get(prefix + "/task?" + wrong));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void anySubsetOfTheFieldsCanBePut(String prefix) throws Exception {
    save(
        prefix,
        "{\"id\": 5, \"innerNum\": \"300\", \"name\": \"A\", \"numbers\": [\"79520000001\"]}");
    Answer paused = done(crm.put(prefix + "/task/5", "{\"state\":2}"));
    assertThat(paused.data().path("state").isInt()).isTrue();
    assertThat(paused.data().path("name").textValue()).isEqualTo("A");
    done(crm.put(prefix + "/task/5", "{\"maxCountChannels\": \"7\", \"dialPrefix\": \"\"}"));
    done(crm.put(prefix + "/task/5", "{}"));
    JsonNode task = task("5");
    assertThat(task.path("state").textValue()).isEqualTo("2");
    assertThat(task.path("maxCountChannels").textValue()).isEqualTo("7");
    assertThat(task.path("dialPrefix").textValue()).isEmpty();
    assertThat(task.path("results")).hasSize(1);

    done(crm.put(prefix + "/task/5", "{\"numbers\": [\"79520000002\", \"79520000003\"]}"));
    assertThat(task("5").path("results")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void anUnknownTaskIsNotFound(String prefix) throws Exception {
    for (String id : List.of("404", "x", "99999999999999999999", "1%27--")) {
      for (Answer answer :
          List.of(
              crm.get(prefix + "/task/" + id), crm.put(prefix + "/task/" + id, "{\"state\":2}"))) {
        assertThat(refused(404, answer).data().path("error").textValue()).isEqualTo("TaskNotFound");
      }
      done(crm.delete(prefix + "/task/" + id));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void aDeletedTaskTakesItsResultsAlongButNotItsPollingResults(String prefix) throws Exception {
    save(prefix, "{\"id\": 8, \"innerNum\": \"10\", \"numbers\": [\"79520000001\"]}");
    DATABASE
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO polling_results (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten)
                    VALUES (8, 1, 9, '0', '9520000001', '79520000001', '1', '1')
                    """));
    Answer answer = done(crm.delete(prefix + "/task/8"));
    assertThat(answer.data().isArray()).isTrue();
    refused(404, crm.get(prefix + "/task/8"));
    assertThat(count("numbers")).isZero();
    assertThat(count("polling_results")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void aTaskWaitsForItsPoll(String prefix) throws Exception {
    Answer early = done(crm.curl(prefix + "/task", Document.TASK));
    assertThat(early.messages())
        .hasSize(1)
        .first()
        .asString()
        .contains("poll \"9\" does not exist");
    assertThat(waiting()).isEqualTo(1);
    String poll9 = Document.POLL.replace("\"name\": \"New", "\"crmId\": 9, \"name\": \"New");
    done(crm.curl(prefix + "/polling", poll9));
    assertThat(waiting()).isZero();
  }

  private static JsonNode save(String prefix, String body) throws Exception {
    return done(crm.curl(prefix + "/task", body)).data();
  }

  private static JsonNode task(String id) throws Exception {
    return done(crm.get(NEW + "/task/" + id)).data();
  }

  private static void refused409or400(Answer answer) {
    refused(answer.status() == 409 ? 409 : 400, answer);
    assertThat(answer.messages().get(0)).startsWith("innerNum");
  }

  private static List<String> ids(Answer answer) {
    return done(answer).results().stream().map(task -> task.path("id").textValue()).toList();
  }

  private static int waiting() {
    return count("tasks WHERE waiting_for IS NOT NULL");
  }

  private static int count(String rows) {
    return DATABASE
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT count(*) FROM " + rows).mapTo(Integer.class).one());
  }
}
