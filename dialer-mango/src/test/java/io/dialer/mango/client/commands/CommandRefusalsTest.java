package io.dialer.mango.client.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.mango.client.Examples;
import io.dialer.mango.client.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is never sent, because the vendor would call it malformed. */
class CommandRefusalsTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Callback | {"command_id":" ","from":{"extension":"1"},"to_number":"2"} | commands/callback: command_id is missing; the method needs it
          Callback | {"command_id":"c","to_number":"2"} | commands/callback: from is missing; the method needs it
          Callback | {"command_id":"c","from":{"number":"74955404444"},"to_number":"2"} | commands/callback: from.extension is missing; the method needs it
          Callback | {"command_id":"c","from":{"extension":"1","number":"202"},"to_number":"2"} | commands/callback: from.number is '202'; expected an outside number, not a short one
          Callback | {"command_id":"c","from":{"extension":"1"}} | commands/callback: to_number is missing; the method needs it
          Callback | {"command_id":"c","from":{"extension":"1"},"to_number":"8 (916)"} | commands/callback: to_number is '8 (916)'; expected digits or a SIP address
          Callback | {"command_id":"c","from":{"extension":"1"},"to_number":"2","line_number":"sip:a@b.ru"} | commands/callback: line_number is 'sip:a@b.ru'; expected a line's number, or a SIP line's name
          Callback | {"command_id":"c","from":{"extension":"1"},"to_number":"2","sip_headers":{"From/display-name":"A"}} | commands/callback: sip_headers is 'From/display-name'; expected one of [Call-Info/answer-after]
          Callback | {"command_id":"c","from":{"extension":"1"},"to_number":"2","sip_headers":{"Call-Info/answer-after":"0;a"}} | commands/callback: Call-Info/answer-after is '0;a'; expected text without any of ; / ? : @ & = + $ ,
          CallbackGroup | {"command_id":"c","from":"74955404444","to":"74955404445","line_number":"1"} | commands/callback_group: to is '74955404445' and from '74955404444'; expected a group's short number in one of them
          CallbackGroup | {"command_id":"c","from":"1234","line_number":"1"} | commands/callback_group: to is missing; the method needs it
          CallbackGroup | {"command_id":"c","from":"1234","to":"74955404444"} | commands/callback_group: line_number is missing; the method needs it
          HangUp | {"command_id":"c"} | commands/call/hangup: call_id is missing; the method needs it
          Sms | {"command_id":"c","text":"","from_extension":"2","to_number":"74955404444"} | commands/sms: text is missing; the method needs it
          Sms | {"command_id":"c","text":"a","to_number":"74955404444"} | commands/sms: from_extension is missing; the method needs it
          Sms | {"command_id":"c","text":"a","from_extension":"2","to_number":"222"} | commands/sms: to_number is '222'; expected an outside number, not a short one
          RecordingStart | {"command_id":"c","call_id":"1"} | commands/recording/start: call_party_number is missing; the method needs it
          PlayStart | {"command_id":"c","call_id":"1","after_play_time":-1} | commands/play/start: after_play_time is -1; expected 0 to 2147483647
          PlayStart | {"command_id":"c","call_id":"1","internal_id":0} | commands/play/start: internal_id is 0; expected a positive number
          Route | {"command_id":"c","call_id":"1","to_number":"nobody"} | commands/route: to_number is 'nobody'; expected digits or a SIP address
          Route | {"command_id":"c","call_id":"1","to_number":"2","sip_headers":{"Call-Info/answer-after":"0"}} | commands/route: sip_headers is 'Call-Info/answer-after'; expected one of [From/display-name]
          Transfer | {"command_id":"c","call_id":"1","to_number":"2"} | commands/transfer: method is missing; the method needs it
          Transfer | {"command_id":"c","call_id":"1","to_number":"2","method":"warm"} | commands/transfer: method is 'warm'; expected one of [blind, hold]
          Transfer | {"command_id":"c","call_id":"1","to_number":"2","method":"hold","initiator":"me"} | commands/transfer: initiator is 'me'; expected digits or a SIP address
          """)
  void aMalformedCommandIsRefused(String command, String json, String message) {
    assertThat(Examples.refused(json, request(command))).hasMessage(message);
  }

  @Test
  void lengthsAreCountedInBytes() {
    assertThat(new HangUpRequest("я".repeat(64), "1").commandId()).hasSize(64);
    assertThatThrownBy(() -> new HangUpRequest("я".repeat(65), "1"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessage("commands/call/hangup: command_id has 130 bytes; expected at most 128");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a|612", "[|306", "я|268", "é|268", "`|268"})
  void aTextMessageHasRoomForFourSegments(String text) {
    String letter = text.split("\\|", -1)[0];
    int most = Integer.parseInt(text.split("\\|", -1)[1]);
    SmsRequest longest = sms(letter.repeat(most));
    assertThat(longest.text()).hasSize(most);
    assertThatThrownBy(() -> sms(letter.repeat(most + 1)))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith("commands/sms: text takes the room of ");
  }

  private static SmsRequest sms(String text) {
    return new SmsRequest("c", text, "222", "74955404444", null);
  }

  private static Class<?> request(String command) {
    try {
      return Class.forName(CommandRefusalsTest.class.getPackageName() + "." + command + "Request");
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
