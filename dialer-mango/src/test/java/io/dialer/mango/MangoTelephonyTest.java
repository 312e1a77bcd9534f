package io.dialer.mango;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.audio.Prompt;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.telephony.Capabilities;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.Command.Connect;
import io.dialer.core.telephony.Command.DialToAgent;
import io.dialer.core.telephony.Command.DialToPoll;
import io.dialer.core.telephony.Command.HangUp;
import io.dialer.core.telephony.Command.Play;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoLimits;
import io.dialer.mango.client.MangoPace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MangoTelephonyTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @RegisterExtension final FakeMango mango = new FakeMango();

  private static final Rejected NO_TURN =
      new Rejected(new Cause("NO_TURN", EndReason.TOO_MANY_REQUESTS), true);
  private static final Cause INVALID = new Cause("INVALID", EndReason.BAD_REQUEST);

  private MangoClient client;
  private MangoPrompts prompts;
  private MangoTelephony telephony;

  @BeforeEach
  void connect() throws Exception {
    DATABASE.clear();
    MangoConfiguration configuration = mango.configuration();
    MangoPace pace = new MangoPace(DATABASE.jdbi(), new MangoLimits(Map.of()));
    client = new MangoClient(configuration, pace);
    prompts = new MangoPrompts(DATABASE.jdbi(), client, new TestClock());
    telephony = new MangoTelephony(configuration, client, pace, prompts);
    mango.answer(
        "audiofiles", "{\"result\":1000,\"audiofiles\":[{\"id\":\"17\",\"name\":\"Hello\"}]}");
    prompts.sync();
  }

  @Test
  void anEmployeeIsCalledByCallbackWithTheCustomerFirst() {
    assertSent(
        new DialToAgent("a-1", "79161234567", "202", false),
        "/vpbx/commands/callback",
        "{\"command_id\":\"a-1\",\"from\":{\"extension\":\"101\",\"number\":\"79161234567\"},"
            + "\"to_number\":\"202\",\"line_number\":\"74951234567\"}");
  }

  @Test
  void aGroupIsCalledByCallbackGroup() {
    assertSent(
        new DialToAgent("a-2", "+79161234567", "44", true),
        "/vpbx/commands/callback_group",
        "{\"command_id\":\"a-2\",\"from\":\"79161234567\",\"to\":\"44\","
            + "\"line_number\":\"74951234567\"}");
  }

  @Test
  void aPollIsACallbackToOurOwnLine() {
    assertSent(
        new DialToPoll("a-3", "sip:anna@example.ru"),
        "/vpbx/commands/callback",
        "{\"command_id\":\"a-3\",\"from\":{\"extension\":\"101\",\"number\":\"sip:anna@example.ru\"},"
            + "\"to_number\":\"74957654321\",\"line_number\":\"74951234567\"}");
  }

  @Test
  void aPromptIsPlayedByItsIdInTheCabinet() {
    assertSent(
        new Play("a-4", "MToxMDA=", new Prompt("hello.MP3"), Duration.ofSeconds(20)),
        "/vpbx/commands/play/start",
        "{\"command_id\":\"a-4\",\"call_id\":\"MToxMDA=\",\"after_play_time\":20,\"internal_id\":17}");
    telephony.send(new Play("a-5", "MToxMDA=", new Prompt("hello"), Duration.ofMillis(10)));
    assertThat(mango.sent().get(2).json()).contains("\"after_play_time\":1,");
  }

  @Test
  void aCallIsConnectedByRoute() {
    assertSent(
        new Connect("a-6", "MToxMDA=", "202"),
        "/vpbx/commands/route",
        "{\"command_id\":\"a-6\",\"call_id\":\"MToxMDA=\",\"to_number\":\"202\"}");
  }

  @Test
  void aCallIsHungUp() {
    assertSent(
        new HangUp("a-7", "MToxMDA="),
        "/vpbx/commands/call/hangup",
        "{\"command_id\":\"a-7\",\"call_id\":\"MToxMDA=\"}");
  }

  static Stream<Command> anInvalidCommandIsNotSent() {
    return Stream.of(
        new DialToAgent("a", "8 (916) 123-45-67", "202", false),
        new DialToAgent("a", "123", "202", false),
        new DialToAgent("a", "123456789012345678901", "202", false),
        new DialToAgent("a", "79161234567", "", false),
        new DialToAgent("a", "79161234567", "sales", true),
        new DialToPoll("a", ""),
        new DialToPoll("a", "sip:" + "x".repeat(130) + "@example.ru"),
        new DialToPoll("я".repeat(65), "79161234567"),
        new Connect("a", "", "202"),
        new Connect("a", "leg", "not a number"),
        new HangUp("a", "x".repeat(129)),
        new HangUp(" ", "leg"),
        new Play("a", "leg", new Prompt("unbound.mp3"), Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @MethodSource
  void anInvalidCommandIsNotSent(Command command) {
    assertThat(telephony.send(command))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.again()).isFalse();
              assertThat(rejected.cause().reason())
                  .isIn(EndReason.BAD_NUMBER, EndReason.BAD_REQUEST);
            });
    assertThat(mango.sent()).hasSize(1).allMatch(sent -> sent.path().equals("/vpbx/audiofiles"));
    assertThat(telephony.permitCalls(1, 1)).isEqualTo(1);
  }

  @Test
  void aMalformedRequestOrA401HoldsNewCallsBackButServesLiveOnes() {
    for (int status : new int[] {420, 401}) {
      DATABASE.clear();
      assertThat(telephony.permitCalls(2, 5)).isEqualTo(2);
      mango.answer(status, status == 401 ? "" : "{\"code\":3104}");
      CommandOutcome refused = telephony.send(new DialToPoll("a-" + status, "79161234567"));
      assertThat(refused).isInstanceOf(Rejected.class);
      assertThat(telephony.permitCalls(2, 5)).isZero();
      mango.answer(200, "{\"result\":1000}");
      assertThat(telephony.send(new HangUp("h-" + status, "leg"))).isEqualTo(new Accepted());
      assertThat(telephony.send(new DialToPoll("the-same-" + status, "79161234567")))
          .as("unchanged it would be malformed once more")
          .isEqualTo(status == 401 ? NO_TURN : new Rejected(INVALID, false));
      assertThat(telephony.send(new DialToPoll("granted-before-" + status, "79161234568")))
          .isEqualTo(NO_TURN);
    }
  }

  @Test
  void aSoundThatIsMissingIsUnboundAndNotAskedForAgain() {
    List<Set<Prompt>> lookedAnew = new ArrayList<>();
    Prompt hello = new Prompt("hello");
    prompts.whenLost(() -> lookedAnew.add(telephony.unplayable(Set.of(hello))));
    mango.answer(420, "{\"code\":3340}");
    Play play = new Play("p-1", "leg-1", hello, Duration.ofSeconds(5));
    assertThat(telephony.send(play))
        .isEqualTo(new Rejected(new Cause("3340", EndReason.BAD_REQUEST), false));
    assertThat(lookedAnew).containsExactly(Set.of(hello));
    assertThat(telephony.send(new Play("p-2", "leg-2", hello, Duration.ofSeconds(5))))
        .isEqualTo(new Rejected(INVALID, false));
    assertThat(mango.sent()).as("the listing and one play").hasSize(2);
    assertThat(telephony.permitCalls(1, 1)).isZero();
  }

  @Test
  void anotherNodeLearnsOfAMissingSoundWithinASecond() {
    TestClock clock = new TestClock();
    MangoPrompts other = new MangoPrompts(DATABASE.jdbi(), client, clock);
    Prompt hello = new Prompt("hello");
    assertThat(other.audioId(hello)).contains(17L);
    mango.answer(420, "{\"code\":3340}");
    telephony.send(new Play("p-1", "leg-1", hello, Duration.ofSeconds(5)));
    clock.move(Duration.ofSeconds(1));
    assertThat(other.audioId(hello)).isEmpty();
  }

  @Test
  void otherRefusalsDoNotHoldNewCallsBack() {
    for (int code : new int[] {2240, 4101, 5003, 5008}) {
      mango.answer(200, "{\"result\":%d}".formatted(code));
      telephony.send(new DialToPoll("a-" + code, "79161234567"));
    }
    assertThat(telephony.permitCalls(1, 1)).isEqualTo(1);
  }

  @Test
  void saysWhatItCanDo() {
    assertThat(telephony.capabilities()).isEqualTo(new Capabilities("MANGO OFFICE", true, false));
    assertThat(telephony.unplayable(List.of(new Prompt("HELLO.wav"), new Prompt("bye.mp3"))))
        .isEqualTo(Set.of(new Prompt("bye.mp3")));
  }

  private void assertSent(Command command, String path, String json) {
    assertThat(telephony.send(command)).isEqualTo(new Accepted());
    assertThat(mango.sent()).hasSize(2);
    assertThat(mango.sent().get(1).path()).isEqualTo(path);
    assertThat(mango.sent().get(1).json()).isEqualTo(json);
  }
}
