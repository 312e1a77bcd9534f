package io.dialer.mango.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.CallEvent.CallSummary;
import io.dialer.core.telephony.CallEvent.CommandAnswered;
import io.dialer.core.telephony.CallEvent.DigitsPressed;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.Party;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.CallEvent.Place;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The document's examples, their slips of the pen corrected, and what real traffic adds to them.
 */
class MangoEventsTest {

  private static final Instant RECEIVED = Instant.parse("2026-03-02T09:00:00.250Z");
  private static final String ENTRY = "232wc3e3w3s222";

  @Test
  void aCallEndedAtAPersonWhoWasUnavailable() throws MalformedWebhook {
    String json =
        """
        {"entry_id":"1MN0Q1MDOQ==","call_id":"MIxEyNTzTo6NDxkzNMMOzNQ==","timestamp":1558422128,
         "seq":2,"call_state":"Disconnected","location":"abonent",
         "from":{"number":"79001234567","taken_from_call_id":"oMNTMyzTzNTTo6NxNkDIxOxM3EMNTj"},
         "to":{"extension":"29","number":"sip:user00000@tech.mangosip.ru",
               "line_number":"sip:line00000@tech.mangosip.ru","acd_group":"303"},
         "disconnect_reason":1131,"dct":{"number":"74001234567","type":1}}
        """;
    assertThat(read("events/call", json))
        .isEqualTo(
            new LegChanged(
                "1MN0Q1MDOQ==",
                "MIxEyNTzTo6NDxkzNMMOzNQ==",
                2,
                Instant.ofEpochSecond(1558422128),
                Phase.DISCONNECTED,
                Place.SUBSCRIBER,
                new Party("79001234567", null),
                new Party("sip:user00000@tech.mangosip.ru", "29"),
                "oMNTMyzTzNTTo6NxNkDIxOxM3EMNTj",
                null,
                new Cause("1131", EndReason.UNAVAILABLE)));
  }

  @Test
  void aCallbacksFirstLegNamesItsCommand() throws MalformedWebhook {
    String json =
        """
        {"call_id":"100:500:251","entry_id":"232wc3e3w3s222","timestamp":1399906971,"seq":"1",
         "location":"abonent","call_state":"Appeared",
         "from":{"extension":"5555","number":"74955404444"},
         "to":{"extension":"1234","number":"12345678"},
         "command_id":"cmd.2.vpbx.12345.external.system.com.net"}
        """;
    assertThat(read("events/call", json))
        .isEqualTo(
            new LegChanged(
                ENTRY,
                "100:500:251",
                1,
                Instant.ofEpochSecond(1399906971),
                Phase.APPEARED,
                Place.SUBSCRIBER,
                new Party("74955404444", "5555"),
                new Party("12345678", "1234"),
                null,
                "cmd.2.vpbx.12345.external.system.com.net",
                null));
  }

  @Test
  void itsSecondLegNamesTheFirst() throws MalformedWebhook {
    LegChanged leg =
        leg(
            """
            {"call_id":"100:500:258","entry_id":"232wc3e3w3s222","timestamp":1399906976,"seq":"1",
             "location":"abonent","call_state":"Appeared",
             "from":{"extension":"1234","number":"12345678","taken_from_call_id":"100:500:251"},
             "to":{"extension":"5555","number":"74955404444"},
             "command_id":"cmd.2.vpbx.12345.external.system.com.net"}
            """);
    assertThat(leg.takenFrom()).isEqualTo("100:500:251");
    assertThat(leg.commandId()).isEqualTo("cmd.2.vpbx.12345.external.system.com.net");
  }

  @Test
  void theFirstLegMayBeNamedBesideFromToo() throws MalformedWebhook {
    LegChanged leg =
        leg(
            """
            {"call_id":"100:500:258","entry_id":"232wc3e3w3s222","timestamp":1399906976,"seq":"1",
             "call_state":"Appeared","from":{"extension":"1234"},"taken_from_call_id":"100:500:251",
             "to":{"extension":"5555"}}
            """);
    assertThat(leg.takenFrom()).isEqualTo("100:500:251");
  }

  @Test
  void aMenuLegEndsBecauseTheCallWasRouted() throws MalformedWebhook {
    LegChanged leg =
        leg(
            """
            {"call_id":"100:500:256","entry_id":"232wc3e3w3s222","timestamp":"1399906976","seq":"2",
             "call_state":"Disconnected","location":"ivr","from":{"number":"790000000000"},
             "to":{"number":"7800123456789","line_number":"7800123456789"},
             "disconnect_reason":"1100"}
            """);
    assertThat(leg.place()).isEqualTo(Place.MENU);
    assertThat(leg.cause()).isEqualTo(new Cause("1100", EndReason.NORMAL));
  }

  @Test
  void theRoutedLegNamesTheRouteCommand() throws MalformedWebhook {
    LegChanged leg =
        leg(
            """
            {"call_id":"100:500:257","entry_id":"232wc3e3w3s222","timestamp":"1399906988","seq":"2",
             "command_id":"c111","call_state":"Connected","location":"abonent",
             "from":{"number":"790000000000","taken_from_call_id":"100:500:256"},
             "to":{"extension":"123","number":"sip:aaa@mangosip.ru","line_number":"7800123456789"}}
            """);
    assertThat(leg)
        .extracting(LegChanged::phase, LegChanged::commandId, LegChanged::takenFrom)
        .containsExactly(Phase.CONNECTED, "c111", "100:500:256");
  }

  @ParameterizedTest(name = "a leg \"{0}\":\"{1}\" is at {2}")
  @CsvSource({
    "location, ivr, MENU",
    "location, ivr.2, MENU",
    "location, queue, QUEUE",
    "location, abonent, SUBSCRIBER",
    "locaton, abonent, SUBSCRIBER",
    "location, '', SUBSCRIBER",
    "nowhere, '', SUBSCRIBER"
  })
  void thePlaceOfALeg(String field, String location, Place place) throws MalformedWebhook {
    LegChanged leg =
        leg(
            """
            {"entry_id":"232wc3e3w3s222","call_id":"200:514","timestamp":"1398956978","seq":"1",
             "%s":"%s","call_state":"OnHold","from":{"number":"74955404444"},
             "to":{"extension":"123","number":"12345678"}}
            """
                .formatted(field, location));
    assertThat(leg.place()).isEqualTo(place);
    assertThat(leg.phase()).isEqualTo(Phase.ON_HOLD);
  }

  @Test
  void numbersComeAsStringsAndStringsAsNumbers() throws MalformedWebhook {
    LegChanged leg =
        leg(
            """
            {"entry_id":17,"call_id":18,"timestamp":null,"seq":3,"call_state":"Disconnected",
             "from":{"number":74955404444,"extension":null},"to":{"extension":123},
             "disconnect_reason":"1120","command_id":"","task_id":5,"callback_initiator":"API"}
            """);
    assertThat(leg)
        .isEqualTo(
            new LegChanged(
                "17",
                "18",
                3,
                RECEIVED,
                Phase.DISCONNECTED,
                Place.SUBSCRIBER,
                new Party("74955404444", null),
                new Party(null, "123"),
                null,
                null,
                new Cause("1120", EndReason.CALLEE_HUNG_UP)));
  }

  @Test
  void keysArePressed() throws MalformedWebhook {
    String json =
        """
        {"seq":1,"dtmf":"124","timestamp":"1399906980","call_id":"100:500:256",
         "entry_id":"232wc3e3w3s222","location":"ivr.2","initiator":"790000000000",
         "from_number":"790000000000","to_number":"7800123456789","line_number":"7800123456789"}
        """;
    assertThat(read("events/dtmf", json))
        .isEqualTo(
            new DigitsPressed(ENTRY, "100:500:256", 1, Instant.ofEpochSecond(1399906980), "124"));
    assertThat(read("events/dtmf", json.replace("\"124\"", "5")))
        .isInstanceOfSatisfying(DigitsPressed.class, it -> assertThat(it.digits()).isEqualTo("5"));
  }

  @ParameterizedTest(name = "talk_time {0}: talked {1}")
  @CsvSource({
    "1399906980, true",
    "'\"1399906980\"', true",
    "0, false",
    "'\"0\"', false",
    "null, false"
  })
  void aSummaryTellsWhetherThereWasATalk(String talkTime, boolean talked) throws MalformedWebhook {
    String json =
        """
        {"entry_id":"232wc3e3w3s222","call_direction":1,"from":{"number":"7800123635242"},
         "to":{},"line_number":"7800123456789","create_time":1399906976,"forward_time":1399906978,
         "talk_time":%s,"end_time":1399906990,"entry_result":1,"disconnect_reason":1170}
        """
            .formatted(talkTime);
    assertThat(read("events/summary", json))
        .isEqualTo(
            new CallSummary(
                ENTRY,
                Instant.ofEpochSecond(1399906990),
                talked,
                new Cause("1170", EndReason.MENU_ENDED)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"callback", "callback_group", "play/start", "route", "transfer", "call/hangup"})
  void aCommandIsAnswered(String command) throws MalformedWebhook {
    String taken = "{\"command_id\":\"c111\",\"result\":\"1000\"}";
    assertThat(read("result/" + command, taken))
        .isEqualTo(new CommandAnswered("c111", new Accepted()));
    assertThat(read("result/" + command, taken.replace("\"1000\"", "4101")))
        .isEqualTo(
            new CommandAnswered(
                "c111", new Rejected(new Cause("4101", EndReason.NO_SUCH_CALL), false)));
    assertThat(read("result/" + command, taken.replace("1000", "5003")))
        .isEqualTo(
            new CommandAnswered(
                "c111", new Rejected(new Cause("5003", EndReason.PBX_FAILED), false)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"events/sms", "events/recording", "events/record/added", "result/stats", "news"})
  void otherWebhooksTellNothingAboutCalls(String path) throws MalformedWebhook {
    assertThat(MangoEvents.read(path, "{\"anything\":[", RECEIVED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          events/call    | {"entry_id": | the body is not JSON
          events/call    | [] | the body is not a JSON object
          events/call    | {"call_id":"1","seq":1,"call_state":"Appeared"} | field entry_id is missing
          events/call    | {"entry_id":"1","seq":1,"call_state":"Appeared"} | field call_id is missing
          events/call    | {"entry_id":"1","call_id":"1","call_state":"Appeared"} | field seq is missing
          events/call    | {"entry_id":"1","call_id":"1","seq":"x","call_state":"Appeared"} | field seq is 'x', not a number
          events/call    | {"entry_id":"1","call_id":"1","seq":1,"call_state":"Gone"} | call_state 'Gone' is unknown
          events/call    | {"entry_id":"1\\u0000","call_id":"1","seq":1,"call_state":"Appeared"} | field entry_id holds a NUL character
          events/dtmf    | {"entry_id":"1","call_id":"1","seq":1,"dtmf":"A"} | field dtmf is 'A'
          events/summary | {"talk_time":0} | field entry_id is missing
          result/route   | {"command_id":"c"} | field result is missing
          """)
  void whatCannotBeUnderstoodSaysWhy(String path, String json, String reason) {
    assertThatThrownBy(() -> read(path, json))
        .isInstanceOf(MalformedWebhook.class)
        .hasMessageStartingWith(reason);
  }

  private static LegChanged leg(String json) throws MalformedWebhook {
    return (LegChanged) read("events/call", json);
  }

  private static CallEvent read(String path, String json) throws MalformedWebhook {
    List<CallEvent> events = MangoEvents.read(path, json, RECEIVED);
    assertThat(events).hasSize(1);
    return events.get(0);
  }
}
