package io.dialer.mango.client.commands;

import static io.dialer.mango.client.Examples.roundTrips;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The examples of the document's section 3.2, and of its walk-throughs, as the document has them.
 */
class CommandExamplesTest {

  @Test
  void callback() {
    CallbackRequest full =
        roundTrips(
            """
            {"command_id":"cbk1","from":{"extension":"1234","number":"12345678"},
             "to_number":"74955404444","line_number":"74951234567",
             "sip_headers":{"Call-Info/answer-after":"0"}}
            """,
            CallbackRequest.class);
    assertThat(full.from()).isEqualTo(new CallbackRequest.From("1234", "12345678"));
    CallbackRequest least =
        roundTrips(
            """
            {"command_id":"cmd.2.vpbx.12345.external.system.com.net",
             "from":{"extension":"1234"},"to_number":"74955404444"}
            """,
            CallbackRequest.class);
    assertThat(least.lineNumber()).isNull();
    assertThat(full).satisfies(is("commands/callback", MangoLimit.CALLBACK, false));
  }

  @Test
  void callbackOfAGroup() {
    roundTrips(
        """
        {"command_id":"cbk1","from":"1234","to":"74955404444","line_number":"74951234567"}
        """,
        CallbackGroupRequest.class);
    CallbackGroupRequest customerFirst =
        roundTrips(
            """
            {"command_id":"cbk2","from":"74955404444","to":"1234","line_number":"74951234567"}
            """,
            CallbackGroupRequest.class);
    assertThat(customerFirst).satisfies(is("commands/callback_group", MangoLimit.CALLBACK, false));
  }

  @Test
  void hangUp() {
    HangUpRequest request =
        roundTrips(
            """
            {"command_id":"cmd.888.vpbx.12345.external.system.com.net","call_id":"100500"}
            """,
            HangUpRequest.class);
    assertThat(request).satisfies(is("commands/call/hangup", MangoLimit.HANG_UP, true));
  }

  @Test
  void sms() {
    SmsRequest request =
        roundTrips(
            """
            {"command_id":"smsmsmsm","text":"Hello world!","from_extension":"222",
             "to_number":"74955404444","sms_sender":"PRO-TAXI"}
            """,
            SmsRequest.class);
    assertThat(request).satisfies(is("commands/sms", MangoLimit.ALL, false));
  }

  @Test
  void recordingStart() {
    RecordingStartRequest request =
        roundTrips(
            """
            {"command_id":"cmd.1000.vpbx.12345.external.system.com.net","call_id":"100500",
             "call_party_number":"123"}
            """,
            RecordingStartRequest.class);
    assertThat(request).satisfies(is("commands/recording/start", MangoLimit.RECORDING_START, true));
  }

  @Test
  void playStart() {
    PlayStartRequest request =
        roundTrips(
            """
            {"command_id":"cmd.1000.vpbx.12345.external.system.com.net","call_id":"100500",
             "after_play_time":20}
            """,
            PlayStartRequest.class);
    assertThat(request).satisfies(is("commands/play/start", MangoLimit.ALL, true));
    roundTrips(
        "{\"command_id\":\"c\",\"call_id\":\"100500\",\"internal_id\":1000237176}",
        PlayStartRequest.class);
  }

  @Test
  void route() {
    RouteRequest request =
        roundTrips(
            """
            {"command_id":"cmd.1.vpbx.12345.external.system.com.net","call_id":"100500",
             "to_number":"74955404444","sip_headers":{"From/display-name":"Santa Claus"}}
            """,
            RouteRequest.class);
    assertThat(request).satisfies(is("commands/route", MangoLimit.ROUTE, true));
    roundTrips(
        "{\"call_id\":\"100:500:256\",\"command_id\":\"c111\",\"to_number\":\"123\"}",
        RouteRequest.class);
  }

  @Test
  void transfer() {
    TransferRequest request =
        roundTrips(
            """
            {"command_id":"cmd.1.vpbx.12345.external.system.com.net","call_id":"100500",
             "to_number":"74955404444","method":"hold"}
            """,
            TransferRequest.class);
    assertThat(request).satisfies(is("commands/transfer", MangoLimit.TRANSFER, true));
    roundTrips(
        """
        {"command_id":"c","call_id":"100500","to_number":"74955404444","method":"blind",
         "initiator":"12"}
        """,
        TransferRequest.class);
  }

  private static Consumer<MangoCommand> is(String path, MangoLimit limit, boolean live) {
    return command -> {
      assertThat(command.path()).isEqualTo(path);
      assertThat(command.limit()).isEqualTo(limit);
      assertThat(command.live()).isEqualTo(live);
      assertThat(command.commandId()).isNotBlank();
    };
  }
}
