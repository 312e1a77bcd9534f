package io.dialer.api.poll;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.OLD;
import static io.dialer.api.poll.Document.done;
import static io.dialer.api.poll.Document.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Polls over REST, beyond the document's examples. */
class PollContractTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static RunningDialer crm;
  private static Path audio;

  @BeforeAll
  static void start() throws Exception {
    audio = Files.createTempDirectory("audio-");
    crm = RunningDialer.start(DATABASE, Map.of("DIALER_AUDIO_DIR", audio.toString()));
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
  void aPollOfTheSameCrmIdIsReplaced(String prefix) throws Exception {
    JsonNode first = done(crm.curl(prefix + "/polling", poll("0042", "First"))).data();
    JsonNode second = done(crm.curl(prefix + "/polling", poll("0042", "Second"))).data();
    assertThat(second.path("id")).isEqualTo(first.path("id"));
    assertThat(second.path("crmId").textValue()).isEqualTo("0042");
    assertThat(crm.get(prefix + "/polling").results()).hasSize(1);
    JsonNode read = crm.get(prefix + "/polling/" + first.path("id").asText()).data();
    assertThat(read.path("crmId").textValue()).isEqualTo("0042");
    assertThat(read.path("name").textValue()).isEqualTo("Second");
    // 42 is another key than 0042
    done(crm.curl(prefix + "/polling", poll("42", "Third")));
    assertThat(crm.get(prefix + "/polling").results()).hasSize(2);
  }

  @Test
  void whatTheClientSentKeepsItsType() throws Exception {
    String numbers = "{\"crmId\": 77, \"name\": 5, \"questions\": [{\"questionText\": \"Да?\"}]}";
    JsonNode reply = done(crm.curl(NEW + "/polling", numbers)).data();
    assertThat(reply.path("crmId").isInt()).isTrue();
    assertThat(reply.path("name").isInt()).isTrue();
    JsonNode read = done(crm.get(NEW + "/polling/" + reply.path("id").asText())).data();
    assertThat(read.path("crmId").textValue()).isEqualTo("77");
    assertThat(read.path("name").textValue()).isEqualTo("5");
  }

  @Test
  void anIdThatAClientTookIsPassedOver() throws Exception {
    done(crm.curl(NEW + "/polling", poll("2", "Mine")));
    JsonNode given = done(crm.curl(NEW + "/polling", poll("", "Yours"))).data();
    assertThat(given.path("crmId").asText()).isEqualTo(given.path("id").asText()).isNotEqualTo("2");
  }

  @Test
  void questionsWithoutAnIdGoByTheirIndex() throws Exception {
    done(crm.curl(NEW + "/polling", pollOf(question("\"nextQuestion\": \"1\""), question(""))));
    Answer wrong =
        crm.curl(NEW + "/polling", pollOf(question("\"nextQuestion\": \"2\""), question("")));
    assertThat(refused(400, wrong).messages().get(0)).startsWith("questions[0].nextQuestion");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          questions                         | {"name": "x"}
          questions                         | {"questions": []}
          questions: a list                 | {"questions": {"0": {}}}
          questions[0]: an object           | {"questions": ["Да?"]}
          questions[0]:                     | {"questions": [{"questionText": " "}]}
          questions[0].questionText         | {"questions": [{"questionText": ["Да?"]}]}
          questions[0].questionId           | {"questions": [{"questionId": "a b", "questionText": "Да?"}]}
          questions[1].questionId           | {"questions": [{"questionId": "1", "questionText": "a"}, {"questionText": "b"}]}
          questions[0].nextQuestion         | {"questions": [{"questionText": "a", "nextQuestion": "7"}]}
          questions[0].lang                 | {"questions": [{"questionText": "a", "lang": true}]}
          questions[0].press: a list        | {"questions": [{"questionText": "a", "press": {"key": "1"}}]}
          questions[0].press[0]: an object  | {"questions": [{"questionText": "a", "press": [1]}]}
          questions[0].press[0].key         | {"questions": [{"questionText": "a", "press": [{"value": "1"}]}]}
          questions[0].press[0].key         | {"questions": [{"questionText": "a", "press": [{"key": "x"}]}]}
          questions[0].press[0].key         | {"questions": [{"questionText": "a", "press": [{"key": {}}]}]}
          questions[0].press[1].key         | {"questions": [{"questionText": "a", "press": [{"key": "1"}, {"key": 1}]}]}
          questions[0].press[0].value       | {"questions": [{"questionText": "a", "press": [{"key": "1", "action": "playback"}]}]}
          questions[0].press[0].value       | {"questions": [{"questionText": "a", "press": [{"key": "1", "action": "dial", "value": " "}]}]}
          questions[0].press[0].action      | {"questions": [{"questionText": "a", "press": [{"key": "1", "action": "sing"}]}]}
          questions[0].press[0].valueOptions| {"questions": [{"questionText": "a", "press": [{"key": "1", "valueOptions": "mp3"}]}]}
          questions[0].press[0].nextQuestion| {"questions": [{"questionText": "a", "press": [{"key": "1", "nextQuestion": "no"}]}]}
          questions[0].questionFile         | {"questions": [{"questionFile": "/etc/passwd"}]}
          questions[0].questionFile         | {"questions": [{"questionFile": "1.mp3"}]}
          questions[0].press[0].value       | {"questions": [{"questionText": "a", "press": [{"key": "1", "action": "playback", "valueOptions": "file", "value": "/etc/passwd"}]}]}
          crmId                             | {"crmId": "a-b", "questions": [{"questionText": "a"}]}
          name                              | {"name": {"ru": "x"}, "questions": [{"questionText": "a"}]}
          a poll is an object               | []
          """)
  void anUnsoundPollIsRefusedWithTheFaultsPlace(String place, String body) throws Exception {
    Answer answer = refused(400, crm.curl(OLD + "/polling", body));
    assertThat(answer.messages()).anyMatch(message -> message.startsWith(place));
    assertThat(crm.get(OLD + "/polling").results()).isEmpty();
  }

  @Test
  void aRefusedReplacementLeavesThePollAsItWas() throws Exception {
    JsonNode kept = done(crm.curl(NEW + "/polling", poll("7", "Kept"))).data();
    refused(400, crm.curl(NEW + "/polling", "{\"crmId\": \"7\", \"name\": \"Lost\"}"));
    JsonNode read = crm.get(NEW + "/polling/" + kept.path("id").asText()).data();
    assertThat(read.path("name").textValue()).isEqualTo("Kept");
  }

  @Test
  void aFileOutsideTheAudioFolderIsRefusedHoweverItIsWritten() throws Exception {
    for (String path : new String[] {audio + "/../x.mp3", audio + "-2/x.mp3", audio.toString()}) {
      String body = "{\"questions\": [{\"questionFile\": \"%s\"}]}".formatted(path);
      Answer answer = refused(400, crm.curl(NEW + "/polling", body));
      assertThat(answer.messages().get(0)).contains("audio folder");
    }
    String inside = "{\"questions\": [{\"questionFile\": \"%s/x.mp3\"}]}".formatted(audio);
    Answer accepted = done(crm.curl(NEW + "/polling", inside));
    assertThat(accepted.messages().get(0)).contains("x.mp3 does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void anUnknownPollIsNotFound(String prefix) throws Exception {
    for (String id : new String[] {"404", "x", "99999999999999999999", "-1", "1%27%20OR%201=1"}) {
      refused(404, crm.get(prefix + "/polling/" + id));
      refused(404, crm.delete(prefix + "/polling/" + id));
    }
  }

  @Test
  void aPollInUseIsKept() throws Exception {
    String id = done(crm.curl(NEW + "/polling", poll("77", "Used"))).data().path("id").asText();
    String task = "{\"innerNum\": \"77\", \"innerNumType\": \"polling\", \"state\": 2}";
    String taskId = done(crm.curl(NEW + "/task", task)).data().path("id").asText();

    Answer answer = refused(409, crm.delete(NEW + "/polling/" + id));
    assertThat(answer.messages().get(0)).contains(taskId);
    assertThat(crm.get(NEW + "/polling").results()).hasSize(1);

    done(crm.put(NEW + "/task/" + taskId, "{\"state\": 1}"));
    done(crm.delete(NEW + "/polling/" + id));
    assertThat(crm.get(NEW + "/polling").results()).isEmpty();
  }

  private static String poll(String crmId, String name) {
    return "{\"crmId\": \"%s\", \"name\": \"%s\", \"questions\": [{\"questionText\": \"Да?\"}]}"
        .formatted(crmId, name);
  }

  private static String pollOf(Object... questions) {
    return "{\"questions\": [%s, %s]}".formatted(questions);
  }

  private static String question(String more) {
    return "{\"questionText\": \"Да?\"%s}".formatted(more.isEmpty() ? "" : ", " + more);
  }
}
