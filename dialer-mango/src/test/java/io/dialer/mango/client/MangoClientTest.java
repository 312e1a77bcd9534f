package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.CommandOutcome.Unknown;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.FakeMango;
import io.dialer.mango.FakeMango.Sent;
import io.dialer.mango.client.commands.HangUpRequest;
import io.dialer.mango.client.config.IncomingLinesReply;
import io.dialer.mango.client.config.IncomingLinesReply.Line;
import io.dialer.mango.client.config.IncomingLinesRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MangoClientTest {
  private static final MangoCommand HANG_UP = new HangUpRequest("c-1", "MToxMDA+NTY1/Q==");

  @RegisterExtension final FakeMango mango = new FakeMango();

  @Test
  void aRequestIsAFormOfKeySignatureAndJson() {
    assertThat(client().send(HANG_UP)).isEqualTo(new Accepted());
    Sent sent = mango.onlySent();
    assertThat(sent.path()).isEqualTo("/vpbx/commands/call/hangup");
    assertThat(sent.contentType()).isEqualTo("application/x-www-form-urlencoded");
    assertThat(sent.fields()).containsOnlyKeys("vpbx_api_key", "sign", "json");
    assertThat(sent.json()).isEqualTo("{\"command_id\":\"c-1\",\"call_id\":\"MToxMDA+NTY1/Q==\"}");
    assertThat(sent.form()).contains("MToxMDA%2BNTY1%2FQ%3D%3D").doesNotContain("s-a+l&t=");
    assertThat(sent.fields())
        .containsEntry("vpbx_api_key", FakeMango.KEY)
        .containsEntry("sign", signature().of(sent.json()));
  }

  @ParameterizedTest(name = "HTTP {0} {1} is {2} {3} {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"result":1000}                 | Accepted | | |
          200 | {"result":"1000"}               | Accepted | | |
          202 | {"result":1090,"more":{}}       | Accepted | | |
          200 | {"result":3100}                 | Rejected | 3100 | BAD_REQUEST | false
          200 | {"result":"2240"}               | Rejected | 2240 | ACCOUNT_REFUSED | false
          200 | {"result":4101}                 | Rejected | 4101 | NO_SUCH_CALL | false
          200 | {"result":5003}                 | Rejected | 5003 | PBX_FAILED | false
          200 | {"result":5008}                 | Rejected | 5008 | TOO_MANY_REQUESTS | true
          420 | {"code":3104}                   | Rejected | 3104 | BAD_REQUEST | false
          420 | {"code":"3200","message":"x"}   | Rejected | 3200 | BAD_NUMBER | false
          420 | {}                              | Rejected | 420 | OTHER | false
          400 | {"result":3330}                 | Rejected | 3330 | BAD_NUMBER | false
          400 | {"result":1000}                 | Rejected | 1000 | NORMAL | false
          401 |                                 | Rejected | 401 | ACCOUNT_REFUSED | true
          401 | {"result":3105}                 | Rejected | 401 | ACCOUNT_REFUSED | true
          403 | <html>                          | Rejected | 403 | ACCOUNT_REFUSED | false
          404 | <html>                          | Rejected | 404 | BAD_REQUEST | false
          429 | {"name":"Service Unavailable","message":"Rate limit exceeded.","code":0,"status":429} | Rejected | 429 | TOO_MANY_REQUESTS | true
          503 | {"name":"Service Unavailable","message":"Rate limit exceeded.","code":0,"status":503} | Rejected | 503 | TOO_MANY_REQUESTS | true
          503 |                                 | Unknown | | |
          500 | {"result":5000}                 | Unknown | | |
          502 | <html>bad gateway</html>        | Unknown | | |
          302 |                                 | Unknown | | |
          200 |                                 | Unknown | | |
          200 | <html>welcome</html>            | Unknown | | |
          200 | {"result":"soon"}               | Unknown | | |
          200 | [1000]                          | Unknown | | |
          """)
  void everyReplyIsAnOutcome(
      int status, String body, String kind, String code, EndReason reason, Boolean again) {
    mango.answer(status, body == null ? "" : body);
    CommandOutcome outcome = client().send(HANG_UP);
    assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
    if (outcome instanceof Rejected rejected) {
      assertThat(rejected).isEqualTo(new Rejected(new Cause(code, reason), again));
    }
    assertThat(mango.sent()).hasSize(1);
  }

  @Test
  void aReplyThatDoesNotComeIsUnknownAndNothingIsSentTwice() {
    mango.answerAfter(5_000);
    assertThat(client("requestTimeoutMillis", "300").send(HANG_UP))
        .isEqualTo(new Unknown("no reply within 300 ms"));
    assertThat(mango.sent()).hasSize(1);
  }

  @Test
  void aCutConnectionIsUnknownAndNothingIsSentTwice() {
    mango.cutConnections();
    assertThat(client().send(HANG_UP)).isInstanceOf(Unknown.class);
    assertThat(mango.sent()).hasSize(1);
  }

  @Test
  void whatCouldNotConnectWasCertainlyNotSent() {
    MangoClient client = client();
    mango.stop();
    assertThat(client.send(HANG_UP))
        .isEqualTo(new Rejected(new Cause("NO_CONNECTION", EndReason.PBX_FAILED), true));
  }

  @Test
  void whatHasNoTurnIsNotSent() {
    MangoClient busy = new MangoClient(mango.configuration(), (limit, live) -> false);
    assertThat(busy.send(HANG_UP))
        .isEqualTo(new Rejected(new Cause("NO_TURN", EndReason.TOO_MANY_REQUESTS), true));
    MangoClient broken =
        new MangoClient(
            mango.configuration(),
            (limit, live) -> {
              throw new IllegalStateException("the database is away");
            });
    assertThat(broken.send(HANG_UP))
        .isEqualTo(new Rejected(new Cause("NOT_SENT", EndReason.PBX_FAILED), true));
    assertThat(mango.sent()).isEmpty();
  }

  @Test
  void anInterruptedWaitSendsNothing() {
    Thread.currentThread().interrupt();
    MangoClient waiting =
        new MangoClient(
            mango.configuration(),
            (limit, live) -> {
              Thread.sleep(1_000);
              return true;
            });
    assertThat(waiting.send(HANG_UP))
        .isEqualTo(new Rejected(new Cause("NOT_SENT", EndReason.PBX_FAILED), true));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(mango.sent()).isEmpty();
  }

  @Test
  void anInterruptOnceACommandIsSentWaitsForItsReply() throws Exception {
    mango.answerAfter(700);
    CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();
    CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
    MangoClient client = client();
    Thread sending =
        new Thread(
            () -> {
              outcome.complete(client.send(HANG_UP));
              stillInterrupted.complete(Thread.interrupted());
            });
    sending.start();
    while (mango.sent().isEmpty()) {
      Thread.onSpinWait();
    }
    sending.interrupt();
    assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(new Accepted());
    assertThat(stillInterrupted.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void linesAreRead() throws Exception {
    mango.answer(
        200,
        """
        {"result":"1000","lines":[
          {"line_id":300015801,"number":"sip:main_uri_my@mangosip.ru","name":"майн","schema_id":1,
           "schema_name":"Моё название"},
          {"line_id":"300024487","number":78124072916,"name":null,"region":"2"}]}
        """);
    IncomingLinesReply reply = client().ask(new IncomingLinesRequest());
    assertThat(mango.onlySent().path()).isEqualTo("/vpbx/incominglines");
    assertThat(mango.onlySent().json()).isEqualTo("{}");
    assertThat(reply.lines())
        .extracting(Line::lineId, Line::number, Line::name, Line::schemaName)
        .containsExactly(
            tuple(300015801L, "sip:main_uri_my@mangosip.ru", "майн", "Моё название"),
            tuple(300024487L, "78124072916", null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"result":3300}
          200 | {"result":1000}
          200 | <html>
          503 | {"message":"Rate limit exceeded."}
          401 |
          200 | {"result":1000,"lines":"none"}
          """)
  void anUnansweredQuestionSaysWhichAndWhy(int status, String body) {
    mango.answer(status, body == null ? "" : body);
    assertThatThrownBy(() -> client().ask(new IncomingLinesRequest()))
        .isInstanceOf(MangoException.class)
        .hasMessageStartingWith("incominglines ");
  }

  private MangoClient client(String... more) {
    return new MangoClient(mango.configuration(more), (limit, live) -> true);
  }

  private static MangoSignature signature() {
    return new MangoSignature(new Secret(FakeMango.KEY), new Secret(FakeMango.SALT));
  }
}
