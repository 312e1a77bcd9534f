package io.dialer.api.prompt;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Lab;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Texts made for one call, on a PBX that cannot speak any. */
class PlaceholdersTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String SCENARIO =
      "numbers: {\"79520000001\": {behaviour: answer, keys: [\"1\"], keyDelayMs: [500, 500]}}";
  private static final String PLAIN = "{\"crmId\": \"5\", \"questions\": [%s]}";
  private static final String QUESTION =
      "{\"questionText\": \"%s\", \"press\": [{\"key\": \"1\", \"action\": \"answer\", \"value\": \"y\"}]}";

  @Test
  void pauseATaskAndHoldBackOneWhosePollIsChangedLater() throws Exception {
    try (Lab lab = Lab.start(DATABASE, SCENARIO, 20)) {
      RunningDialer crm = lab.dialer();
      Answer poll = save(crm, "Здравствуйте, <name>!");
      assertThat(poll.messages())
          .singleElement()
          .asString()
          .contains("Здравствуйте, <name>!", "cannot speak a text made for one call");

      Answer paused = task(crm, "1");
      assertThat(paused.data().path("state").asText()).isEqualTo("2");
      assertThat(paused.messages())
          .anyMatch(m -> m.contains("<placeholders>"))
          .anyMatch(m -> m.contains("paused"));
      String opened =
          done(crm.put(NEW + "/task/" + id(paused), "{\"state\": 0}"))
              .data()
              .path("state")
              .asText();
      assertThat(opened).isEqualTo("2");

      save(crm, "Здравствуйте!");
      Answer waiting = task(crm, "2");
      assertThat(waiting.data().path("state").asText()).isEqualTo("0");
      save(crm, "Здравствуйте, <name>!");
      lab.fillCabinet();
      assertThat(waitsFor(id(waiting))).contains("<placeholders>");
      assertThat(lab.callsPlaced()).isEmpty();

      save(crm, "Здравствуйте!");
      lab.fillCabinet();
      JsonNode closed = lab.awaitClosed(id(waiting));
      assertThat(closed.path("results").get(0).path("result").asText())
          .isEqualTo("SUCCESS_POLLING");
      assertThat(lab.callsPlaced()).hasSize(1);
      assertThat(crm.get(NEW + "/task/" + id(paused)).data().path("state").asText()).isEqualTo("2");
    }
  }

  private static Answer save(RunningDialer crm, String text) throws Exception {
    return done(crm.curl(NEW + "/polling", PLAIN.formatted(QUESTION.formatted(text))));
  }

  private static Answer task(RunningDialer crm, String crmId) throws Exception {
    String task =
        "{\"crmId\": \"%s\", \"innerNum\": \"5\", \"innerNumType\": \"polling\", \"numbers\": [\"79520000001\"]}";
    return done(crm.curl(NEW + "/task", task.formatted(crmId)));
  }

  private static String id(Answer task) {
    return task.data().path("id").asText();
  }

  private static String waitsFor(String task) {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT waiting_for FROM tasks WHERE id = ?")
                    .bind(0, Long.parseLong(task))
                    .mapTo(String.class)
                    .one());
  }
}
