package io.dialer.mango.client.recordings;

import static io.dialer.mango.client.Examples.roundTrips;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.mango.client.Examples;
import io.dialer.mango.client.recordings.TranscriptsReply.Phrase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the document's section 3.4. */
@SuppressWarnings("NullAway") // What is absent fails the test.
class RecordingExamplesTest {

  @Test
  void recording() {
    RecordingRequest request =
        roundTrips(
            "{\"recording_id\":\"d12a45f67b90c12345\",\"action\":\"play\"}",
            RecordingRequest.class);
    assertThat(request.action()).isEqualTo(RecordingAction.PLAY);
    assertThat(request.path()).isEqualTo("queries/recording/post/");
  }

  @Test
  void topics() {
    TopicsRequest request =
        roundTrips(
            """
            {"recording_id":"[\\"MTToxMDA1NzU5Mzo4NzIzNDQwMjI4OjE=\\"]",
             "with_terms":true,"with_names":true}
            """,
            TopicsRequest.class);
    assertThat(request).isEqualTo(new TopicsRequest(List.of("MTToxMDA1NzU5Mzo4NzIzNDQwMjI4OjE=")));
    TopicsReply reply =
        roundTrips(
            """
            {"result":1000,"data":[
              {"recording_id":"MTToxMDA1NzU5Mzo4NzIzNDQwMjI4OjE=","categories":[
                {"terms":[{"channels":[-1],"count":5,"value":"Трубка"},
                          {"channels":[-1],"count":5,"value":"телефон"}],
                 "id":1688,"assign_time":1561883955,"version":7,"name":"Тематика"}]}]}
            """,
            TopicsReply.class);
    TopicsReply.Topic topic = reply.data().get(0).categories().get(0);
    assertThat(topic.name()).isEqualTo("Тематика");
    assertThat(topic.assignTime()).isEqualTo(1561883955L);
    assertThat(topic.terms().get(1).value()).isEqualTo("телефон");
    assertThat(topic.terms().get(1).channels()).containsExactly(-1);
  }

  @Test
  void transcripts() {
    TranscriptsRequest request =
        roundTrips(
            "{\"recording_id\":\"[\\\"МТохMDAwNzM4ODo1MDA5NzI0NjE3OjA=\\\"]\"}",
            TranscriptsRequest.class);
    assertThat(request.recordingId().ids()).containsExactly("МТохMDAwNzM4ODo1MDA5NzI0NjE3OjA=");
    TranscriptsReply reply =
        roundTrips(
            """
            {"result":1000,"data":[
              {"recording_id":"МТохMDAwNzM4ODo1MDA5NzI0NjE3OjA=",
               "names":{"client":"Клиент","operator":"Микросип_хост"},
               "phrases":[["operator","здравствуйте вас приветствует компания Манго Телеком"],
                          ["client","спасибо до свидания"]]}]}
            """,
            TranscriptsReply.class);
    assertThat(reply.data().get(0).names().operator()).isEqualTo("Микросип_хост");
    assertThat(reply.data().get(0).phrases().get(1))
        .isEqualTo(new Phrase("client", "спасибо до свидания"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Recording | {"action":"play"} | queries/recording/post/: recording_id is missing; the method needs it
          Recording | {"recording_id":"1"} | queries/recording/post/: action is missing; the method needs it
          Topics | {"with_terms":true} | queries/recording_categories/: recording_id is missing; the method needs it
          Topics | {"recording_id":"[]"} | queries/recording_categories/: recording_id is empty; the method needs at least one
          Transcripts | {"recording_id":"[\\"1\\",\\" \\"]"} | queries/recording_transcripts/: recording_id is missing; the method needs it
          """)
  void aMalformedRequestIsRefused(String name, String json, String message) throws Exception {
    Class<?> type = Class.forName(getClass().getPackageName() + "." + name + "Request");
    assertThat(Examples.refused(json, type)).hasMessage(message);
  }

  @Test
  void atMost500RecordingsAreAskedForAtOnce() {
    String ids = "[" + "\\\"a\\\",".repeat(500) + "\\\"a\\\"]";
    assertThat(Examples.refused("{\"recording_id\":\"" + ids + "\"}", TranscriptsRequest.class))
        .hasMessageContaining("has 501 elements; expected at most 500");
  }
}
