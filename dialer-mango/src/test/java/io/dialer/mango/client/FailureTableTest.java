package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.CommandOutcome.Unknown;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.FakeMango;
import io.dialer.mango.client.commands.HangUpRequest;
import io.dialer.mango.client.config.IncomingLinesRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every code of the document's "Список кодов результатов", the codes seen since, and every way in
 * which HTTP fails: what becomes of the request, and whether new calls are held back.
 */
class FailureTableTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @RegisterExtension final FakeMango mango = new FakeMango();

  private static final MangoCommand HANG_UP = new HangUpRequest("c-1", "leg");

  private static final String DOCUMENTED =
      """
      1000 1090 1100 1110 1111 1120 1121 1122 1123 1124 1130 1131 1132 1133 1134 1140 1150 1151
      1152 1160 1161 1162 1163 1164 1170 1171 1180 1181 1182 1183 1190 1191 1192 1200 1201 1202
      1210 1211 1212 1230 1231 1232 1233 1234 1235 1236 2000 2100 2110 2120 2130 2140 2200 2210
      2211 2212 2219 2220 2230 2240 2250 2300 2400 3000 3100 3101 3102 3103 3104 3105 3200 3300
      3310 3320 3330 3340 4000 4001 4002 4100 4101 4102 4200 4300 4301 4391 4392 4393 4400 4401
      4402 4403 4404 4405 4500 4501 4502 4503 4504 4505 5000 5001 5002 5003 5004 5007 5101 5102
      5103 5105 5106 5107 5212 6000 6010 6011 6012 6013 6014 6100 6101 6102
      """;

  private static final int[] NEWER = {
    1001, 1125, 1135, 1193, 3400, 4104, 4506, 4507, 5104, 5108, 5109, 5110, 5111, 5112, 5113, 5114
  };

  private Jdbi jdbi;
  private MangoPace pace;
  private MangoClient client;

  @BeforeEach
  void connect() {
    DATABASE.clear();
    jdbi = DATABASE.pool();
    pace = new MangoPace(jdbi, new MangoLimits(Map.of()));
    client = new MangoClient(mango.configuration("requestTimeoutMillis", "700"), pace);
  }

  static IntStream codes() {
    IntStream documented =
        Arrays.stream(DOCUMENTED.strip().split("\\s+")).mapToInt(Integer::parseInt);
    IntStream ranges =
        Stream.of(
                IntStream.rangeClosed(1310, 1314),
                IntStream.rangeClosed(3106, 3137),
                IntStream.rangeClosed(5005, 5011))
            .flatMapToInt(range -> range);
    return IntStream.concat(IntStream.concat(documented, Arrays.stream(NEWER)), ranges)
        .sorted()
        .distinct();
  }

  @Test
  void everyCodeIsAnOutcomeAndOnly3xxxHoldsNewCallsBack() {
    assertThat(codes().count()).isGreaterThan(150);
    codes()
        .forEach(
            code -> {
              jdbi.useHandle(handle -> handle.execute("DELETE FROM mango_refused"));
              mango.answer(code % 2 == 0 ? 200 : 420, "{\"code\":%d}".formatted(code));
              boolean taken = code % 2 == 0 && code / 100 == 10;
              Cause cause = MangoCodes.cause(Integer.toString(code));
              assertThat(client.send(HANG_UP))
                  .as("code %d", code)
                  .isEqualTo(taken ? new Accepted() : new Rejected(cause, code == 5008));
              assertThat(isHeld()).as("code %d", code).isEqualTo(code / 1000 == 3);
            });
  }

  @ParameterizedTest(name = "HTTP {0} {1}: {2}, held {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | | 400 BAD_REQUEST | true
          401 | | 401 ACCOUNT_REFUSED again | true
          401 | {"result":3105} | 401 ACCOUNT_REFUSED again | true
          403 | <html> | 403 ACCOUNT_REFUSED | true
          404 | <html> | 404 BAD_REQUEST | true
          405 | {"code":3101} | 3101 BAD_REQUEST | true
          408 | | unknown | false
          420 | {} | 420 OTHER | true
          420 | {"code":2240} | 2240 ACCOUNT_REFUSED | false
          429 | {"name":"Service Unavailable","message":"Rate limit exceeded.","code":0,"status":429} | 429 TOO_MANY_REQUESTS again | false
          503 | {"name":"Service Unavailable","message":"Rate limit exceeded.","code":0,"status":503} | 503 TOO_MANY_REQUESTS again | false
          200 | {"result":5008} | 5008 TOO_MANY_REQUESTS again | false
          500 | {"result":5000} | unknown | false
          500 | {"result":3104} | unknown | true
          502 | <html> | unknown | false
          503 | | unknown | false
          504 | | unknown | false
          302 | | unknown | false
          200 | | unknown | false
          200 | {"result":10 | unknown | false
          200 | \u0000\u0001garbage | unknown | false
          200 | null | unknown | false
          """)
  void everyHttpStatusIsAnOutcome(int status, String body, String outcome, boolean held) {
    mango.answer(status, body == null ? "" : body);
    assertThat(describe(client.send(HANG_UP))).isEqualTo(outcome);
    assertThat(isHeld()).isEqualTo(held);
    assertThat(mango.sent()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 | <html> | false
          403 | | false
          401 | | true
          420 | {"code":3104} | true
          200 | {"result":3300} | true
          """)
  void aQuestionThatOnlyHttpRefusesHoldsNothingBack(int status, String body, boolean held) {
    mango.answer(status, body == null ? "" : body);
    assertThatThrownBy(() -> client.ask(new IncomingLinesRequest()))
        .isInstanceOf(MangoException.class);
    assertThat(isHeld()).isEqualTo(held);
  }

  @Test
  void aHugeReplyIsGivenUp() {
    mango.answer(200, "{\"result\":1000,\"x\":\"" + "y".repeat(SignedPost.REPLY_AT_MOST) + "\"}");
    assertThat(new MangoClient(mango.configuration(), pace).send(HANG_UP))
        .isInstanceOfSatisfying(
            Unknown.class, unknown -> assertThat(unknown.reason()).contains("bytes"));
  }

  @Test
  void whatIsLateOrCutIsUnknownAndHoldsNothingBack() {
    mango.answerAfter(2_000);
    assertThat(client.send(HANG_UP)).isEqualTo(new Unknown("no reply within 700 ms"));
    mango.cutConnections();
    assertThat(client.send(HANG_UP)).isInstanceOf(Unknown.class);
    assertThat(isHeld()).isFalse();
    assertThat(mango.sent()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource
  void aReplyThatStopsHalfWayIsUnknown(boolean cut) throws Exception {
    try (HalfReply half = new HalfReply(cut)) {
      MangoConfiguration configuration =
          FakeMango.configuration(half.url(), new String[] {"requestTimeoutMillis", "700"});
      assertThat(new MangoClient(configuration, pace).send(HANG_UP)).isInstanceOf(Unknown.class);
      assertThat(half.requests()).isEqualTo(1);
    }
  }

  static Stream<Boolean> aReplyThatStopsHalfWayIsUnknown() {
    return Stream.of(true, false);
  }

  @Test
  void whereNobodyListensNothingWasSent() {
    mango.stop();
    assertThat(describe(client.send(HANG_UP))).isEqualTo("NO_CONNECTION PBX_FAILED again");
    assertThat(isHeld()).isFalse();
  }

  @Test
  void aQuestionHoldsNewCallsBackTooAndIsNotAskedAgainUnchanged() {
    mango.answer(420, "{\"code\":3104}");
    assertThatThrownBy(() -> client.ask(new IncomingLinesRequest()))
        .hasMessageContaining("incominglines")
        .hasMessageContaining("3104");
    assertThat(pace.status().heldBecause())
        .isEqualTo("incominglines was answered 3104 (BAD_REQUEST)");
    assertThatThrownBy(() -> client.ask(new IncomingLinesRequest()))
        .hasMessageContaining("INVALID");
    assertThat(mango.sent()).hasSize(1);
    mango.answer(200, "{\"result\":1000}");
    assertThat(client.send(HANG_UP)).as("live calls go on").isEqualTo(new Accepted());
  }

  private boolean isHeld() {
    return !pace.status().heldFor().isZero();
  }

  private static String describe(CommandOutcome outcome) {
    if (outcome instanceof Rejected rejected) {
      EndReason reason = rejected.cause().reason();
      return rejected.cause().code() + " " + reason + (rejected.again() ? " again" : "");
    }
    return outcome instanceof Unknown ? "unknown" : "accepted";
  }
}
