package io.dialer.mango.client.contactcentre;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.mango.client.MangoJson;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import io.dialer.mango.client.SectionExample;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the document's sections 3.9 and 4. */
class ContactCentreExamplesTest {

  static List<SectionExample> examples() {
    return SectionExample.of("contactcentre.json");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void nothingOfAnExampleIsLost(SectionExample example) throws Exception {
    example.roundTrips(getClass().getPackageName());
  }

  @Test
  void marksOfTheControllerAreByQuestion() throws Exception {
    CallReply.Call call = example("CallReply", CallReply.class).call();
    Map<String, CallReply.Mark> marks = requireNonNull(call.markController()).get(0);
    assertThat(marks).hasSize(13).containsKeys("3092", "3104");
    assertThat(requireNonNull(marks.get("3096")).mark()).isEqualTo(3);
    assertThat(requireNonNull(call.conversion()).get(0).firstAnswer()).isEqualTo(1591348559L);
    assertThat(call.callComment()).containsExactly("коммент к обращению");
    assertThat(call.more()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "{}, 0, false, false",
    "{\"params\":1}, 1, false, false",
    "{\"params\":\"6\"}, 2, true, false",
    "{\"params\":8}, 0, false, true",
    "{\"params\":13}, 1, true, true",
  })
  void theBitsOfAConversionAreRead(String json, int direction, boolean automatic, boolean triggered)
      throws Exception {
    Conversion conversion = MangoJson.MAPPER.readValue(json, Conversion.class);
    assertThat(conversion.direction()).isEqualTo(direction);
    assertThat(conversion.automatic()).isEqualTo(automatic);
    assertThat(conversion.triggered()).isEqualTo(triggered);
  }

  @Test
  void anAutomaticCallIsWrittenAsANumber() throws Exception {
    TaskAddRequest request = TaskAddRequest.autoCall("79260297870", 300052408, 1399906980, 15, "x");
    assertThat(MangoJson.MAPPER.writeValueAsString(request))
        .isEqualTo(
            "{\"event_type\":1,\"start_time\":1399906980,\"duration\":15,\"to_user_id\":300052408,"
                + "\"description\":\"x\",\"is_auto_call\":1,\"phone\":\"79260297870\"}");
    assertThat(example("TaskAddRequest", TaskAddRequest.class).isAutoCall()).isTrue();
  }

  @Test
  void sessionsOfEveryKindAreRead() throws Exception {
    Presence presence = example("PresenceReply", PresenceReply.class).abonents().get(0);
    assertThat(requireNonNull(presence.cc()).get(0).status()).isEqualTo(3);
    assertThat(requireNonNull(presence.mtd()).get(0).device()).isEqualTo("desk");
    assertThat(requireNonNull(presence.sip()).get(0).uname())
        .isEqualTo("user1@example.mangosip.ru");
    assertThat(presence.mtm()).isEmpty();
    assertThat(MangoJson.MAPPER.readValue("{}", PresenceReply.class).abonents()).isEmpty();
  }

  @Test
  void theUserOfASessionHasTwoNames() throws Exception {
    SessionEnd end =
        MangoJson.MAPPER.readValue(
            "{\"result\":1232,\"abonent\":7,\"session\":\"s\",\"timestamp\":10937687345343}",
            SessionEnd.class);
    assertThat(end.abonentId()).isEqualTo(7);
    assertThat(end.more()).isEmpty();
    assertThat(example("SessionEnd", SessionEnd.class).abonentId()).isEqualTo(6576434);
  }

  static Stream<Arguments> requests() {
    MangoLimit all = MangoLimit.ALL;
    MangoLimit centre = MangoLimit.CONTACT_CENTRE;
    return Stream.of(
        Arguments.of("cc/call/", all, new CallRequest("NTAw")),
        Arguments.of("tags/", all, new TagsRequest()),
        Arguments.of("script/", all, new ScriptRequest(1)),
        Arguments.of("quality/control/question/", all, new QuestionRequest(1)),
        Arguments.of(
            "../cc/task/add",
            MangoLimit.CONTACT_CENTRE_TASK,
            TaskAddRequest.autoCall("79260297870", 1, 1399906980, 15, null)),
        Arguments.of(
            "../cc/set_session_status",
            centre,
            new SetSessionStatusRequest(null, 1, 1, null, null, null, null, null)),
        Arguments.of("../cc/set_abonent_status", centre, new SetAbonentStatusRequest(1, 4)),
        Arguments.of("../cc/get_presence", centre, new PresenceRequest(null, List.of("cc"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void aRequestKnowsItsPathAndLimit(String path, MangoLimit limit, MangoQuery<?> request) {
    assertThat(request.path()).isEqualTo(path);
    assertThat(request.limit()).isEqualTo(limit);
    assertThat(request.reply()).isRecord();
  }

  private static <T> T example(String type, Class<T> record) throws Exception {
    for (SectionExample example : examples()) {
      if (example.type().equals(type)) {
        return MangoJson.MAPPER.treeToValue(example.json(), record);
      }
    }
    throw new AssertionError("no example of " + type);
  }
}
