package io.dialer.mango.client.contactcentre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.mango.client.Examples;
import io.dialer.mango.client.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is never sent to the contact centre, because the vendor would call it malformed. */
class ContactCentreRefusalsTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Call | {} | cc/call/: entry_id is missing; the method needs it
          Script | {} | script/: script_id is 0; expected 1 to 9223372036854775807
          Question | {"question_id":-1} | quality/control/question/: question_id is -1; expected 1 to 9223372036854775807
          TaskAdd | {"event_type":5,"start_time":1399906980,"duration":15,"to_user_id":3} | cc/task/add: event_type is 5; expected 1 to 4
          TaskAdd | {"start_time":1399906980,"duration":15,"to_user_id":3} | cc/task/add: event_type is 0; expected 1 to 4
          TaskAdd | {"event_type":1,"duration":15,"to_user_id":3} | cc/task/add: start_time is 0; expected 1 to 9999999999
          TaskAdd | {"event_type":1,"start_time":1399906980000,"duration":15,"to_user_id":3} | cc/task/add: start_time is 1399906980000; expected 1 to 9999999999
          TaskAdd | {"event_type":1,"start_time":1399906980,"duration":1441,"to_user_id":3} | cc/task/add: duration is 1441; expected 1 to 1440
          TaskAdd | {"event_type":1,"start_time":1399906980,"to_user_id":3} | cc/task/add: duration is 0; expected 1 to 1440
          TaskAdd | {"event_type":1,"start_time":1399906980,"duration":15} | cc/task/add: to_user_id is 0; expected 1 to 9223372036854775807
          TaskAdd | {"event_type":1,"start_time":1399906980,"duration":15,"to_user_id":3,"phone":"8 (926)"} | cc/task/add: phone is '8 (926)'; expected digits or a SIP address
          SetSessionStatus | {"status":1} | cc/set_session_status: abonent_id is 0; expected 1 to 9223372036854775807
          SetSessionStatus | {"abonent_id":1} | cc/set_session_status: status is 0; expected 1 to 5
          SetSessionStatus | {"abonent_id":1,"status":6} | cc/set_session_status: status is 6; expected 1 to 5
          SetSessionStatus | {"abonent_id":1,"status":1,"session":""} | cc/set_session_status: session is empty; expected its id or null
          SetSessionStatus | {"abonent_id":1,"status":1,"ttl":9} | cc/set_session_status: ttl is 9; expected 10 to 604800
          SetSessionStatus | {"abonent_id":1,"status":1,"ttl":604801} | cc/set_session_status: ttl is 604801; expected 10 to 604800
          SetSessionStatus | {"abonent_id":1,"status":1,"poss":[1,4]} | cc/set_session_status: poss is 4; expected 1 to 3
          SetSessionStatus | {"abonent_id":1,"status":1,"poss":[null]} | cc/set_session_status: poss is missing; the method needs it
          SetAbonentStatus | {"status":1} | cc/set_abonent_status: abonent_id is 0; expected 1 to 9223372036854775807
          SetAbonentStatus | {"abonent_id":1,"status":0} | cc/set_abonent_status: status is 0; expected 1 to 5
          Presence | {"session_types":["cc","web"]} | cc/get_presence: session_types is 'web'; expected one of [sip, cc, mtm, mtd]
          Presence | {"session_types":[null]} | cc/get_presence: session_types is missing; the method needs it
          Presence | {"abonent_id":0} | cc/get_presence: abonent_id is 0; expected 1 to 9223372036854775807
          """)
  void aMalformedRequestIsRefused(String request, String json, String message) throws Exception {
    Class<?> type = Class.forName(getClass().getPackageName() + "." + request + "Request");
    assertThat(Examples.refused(json, type)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "5, 604800"})
  void theEdgesAreAllowed(int status, int ttl) {
    SetSessionStatusRequest request =
        new SetSessionStatusRequest(
            "s", 1, status, ttl, "я".repeat(256), "i".repeat(256), "v".repeat(256), null);
    assertThat(request.ttl()).isEqualTo(ttl);
  }

  @Test
  void lengthsAreCountedInCharacters() {
    assertThat(TaskAddRequest.autoCall("74955404444", 1, 1, 1440, "я".repeat(1024)).duration())
        .isEqualTo(1440);
    assertThatThrownBy(() -> TaskAddRequest.autoCall("74955404444", 1, 1, 1, "я".repeat(1025)))
        .isInstanceOf(InvalidRequest.class)
        .hasMessage("cc/task/add: description has 1025 characters; expected at most 1024");
    assertThatThrownBy(
            () -> new SetSessionStatusRequest(null, 1, 1, null, "d".repeat(257), null, null, null))
        .hasMessage("cc/set_session_status: device has 257 characters; expected at most 256");
  }
}
