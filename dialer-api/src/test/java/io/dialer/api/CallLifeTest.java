package io.dialer.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The eight steps of a call's life, from REST to result, over real HTTP and PostgreSQL. */
class CallLifeTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String CUSTOMER = "79522233446";

  private static final String HE_PRESSES_ONE =
      "numbers: {\"%s\": {behaviour: answer, keys: [\"1\"]}}".formatted(CUSTOMER);

  private static final String POLL =
      """
      {"name": "New polling", "questions": [{
        "questionId": "1",
        "questionText": "Для заказа товара нажмите 1",
        "press": [{"key": "1", "action": "playback", "value": "Спасибо за выбор", "valueOptions": "text"}],
        "nextQuestion": ""}]}
      """;

  private static final String TASK =
      """
      {"name": "New pollingtask", "state": 0, "innerNum": "%s", "innerNumType": "polling",
       "maxCountChannels": 1, "numbers": [{"number": "%s"}]}
      """;

  @Test
  void aCustomerIsAskedAndTheCrmReadsTheAnswer() throws Exception {
    try (Lab lab = Lab.start(DATABASE, HE_PRESSES_ONE, 20)) {
      RunningDialer crm = lab.dialer();
      String poll = crm.post("/module-dialer/v1/polling", POLL).data().path("id").asText();
      lab.fillCabinet();

      // 1: the task is created
      Answer created = crm.post("/module-dialer/v1/task", TASK.formatted(poll, CUSTOMER));
      String task = created.data().path("id").asText();
      assertThat(created.status()).isEqualTo(200);

      // 2, 3: its number is claimed, and the PBX is told to dial it, once
      // 4, 5, 6: the PBX's webhooks come in and are applied; the key leads through the poll
      // 7: the result is recorded, and the task closes itself
      JsonNode closed = lab.awaitClosed(task);

      // The PBX placed one call, under the attempt's own command id
      List<JsonNode> placed = lab.callsPlaced();
      assertThat(placed).hasSize(1);
      assertThat(placed.get(0).path("number").asText()).isEqualTo(CUSTOMER);
      String commandId = placed.get(0).path("commandId").asText();
      assertThat(commandId).isEqualTo(theOnly("SELECT command_id FROM calls"));

      // Every webhook was stored before it was answered, and all of them were applied
      assertThat(theOnly("SELECT count(*)::text FROM mango_inbox WHERE due_at IS NOT NULL"))
          .isEqualTo("0");
      assertThat(theOnly("SELECT state FROM calls")).isEqualTo("ENDED");

      // 8: the CRM reads the result and the key pressed by changeTime
      JsonNode result = closed.path("results").get(0);
      Lab.await(
          "the result is in the feed",
          () -> changed(crm, "results").path("result").asText().equals("SUCCESS_POLLING"));
      assertThat(result.path("phoneId").asText()).isEqualTo("9522233446");
      assertThat(result.path("state").asText()).isEqualTo("EVENT_POLLING_END");
      assertThat(result.path("linkedId").asText()).isNotEmpty();
      Lab.await("the key is in the feed", () -> !changed(crm, "polling-results").isMissingNode());
      JsonNode key = changed(crm, "polling-results");
      assertThat(key.path("questionCrmId").asText()).isEqualTo("1");
      assertThat(key.path("result").asText()).isEqualTo("1");
      assertThat(key.path("exten").asText()).isEqualTo("1");
    }
  }

  /** The last row of a feed, read from its beginning; a missing node while there is none. */
  private static JsonNode changed(RunningDialer crm, String feed) throws Exception {
    List<JsonNode> rows = crm.get("/module-dialer/v1/" + feed + "/0").results();
    return rows.isEmpty() ? MissingNode.getInstance() : rows.get(rows.size() - 1);
  }

  private static String theOnly(String sql) {
    return DATABASE.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).one());
  }
}
