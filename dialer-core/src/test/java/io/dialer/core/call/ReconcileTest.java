package io.dialer.core.call;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.PbxCall;
import io.dialer.core.fixture.Polls;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.telephony.CallEvent.Party;
import io.dialer.core.telephony.CallEvent.Place;
import io.dialer.core.telephony.CallRecords;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.EndReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the PBX wrote down ends a call whose news was lost. */
class ReconcileTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String PHONE = "9260000001";

  private TestEngine engine;
  private Records records;
  private Reconcile reconcile;

  /** A PBX's records: calls by the customer's number. */
  private static final class Records implements CallRecords {
    final Map<String, List<Recorded>> byPhone = new HashMap<>();
    final List<Sought> asked = new ArrayList<>();
    boolean broken;

    @Override
    public Map<Sought, List<Recorded>> find(Collection<Sought> sought) throws CannotTell {
      asked.addAll(sought);
      if (broken) {
        throw new CannotTell("the PBX is away");
      }
      Map<Sought, List<Recorded>> found = new HashMap<>();
      sought.forEach(
          s -> {
            if (byPhone.containsKey(s.phoneId())) {
              found.put(s, byPhone.get(s.phoneId()));
            }
          });
      return found;
    }

    void have(String phone, String ref, RecordedLeg... legs) {
      byPhone.computeIfAbsent(phone, p -> new ArrayList<>()).add(new Recorded(ref, List.of(legs)));
    }
  }

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE, CallTimes.defaults().withRecords());
    records = new Records();
    reconcile = new Reconcile(engine.jdbi, records, engine.times, engine.counters, engine.clock);
  }

  private static CallRecords.RecordedLeg leg(
      Place place, @Nullable String number, boolean connected, EndReason reason) {
    return new CallRecords.RecordedLeg(
        place, new Party(number, null), connected, PbxCall.cause(reason));
  }

  private static CallRecords.RecordedLeg customer(boolean connected, EndReason reason) {
    return leg(Place.SUBSCRIBER, "7" + PHONE, connected, reason);
  }

  private static CallRecords.RecordedLeg agent(boolean connected, EndReason reason) {
    return leg(Place.SUBSCRIBER, "sip:user101@vats.example", connected, reason);
  }

  /** Dialled, but nobody knows whether; then five minutes of silence. */
  private void unknownFor(Duration time) {
    engine.telephony.answering(new CommandOutcome.Unknown("no reply"));
    engine.dialled(aTask().toAgent("101"), PHONE);
    engine.pass(time);
  }

  @Test
  void aCallOfUnknownFateGetsTheResultThatTheRecordsTell() {
    unknownFor(Duration.ofMinutes(5));
    assertThat(engine.callState(PHONE)).isEqualTo("UNKNOWN");
    records.have(
        PHONE, "entry-1", customer(true, EndReason.NORMAL), agent(true, EndReason.CALLER_HUNG_UP));
    assertThat(reconcile.runOnce()).isOne();
    TestEngine.NumberRow number = engine.number(PHONE);
    assertThat(number.result()).isEqualTo("SUCCESS_CLIENT_H");
    assertThat(number.callRef()).isEqualTo("entry-1");
    assertThat(number.countTry()).isOne();
    assertThat(engine.telephony.log()).hasSize(1);
    assertThat(engine.counters.lookedUp()).isOne();
    assertThat(reconcile.runOnce()).isZero();
  }

  @Test
  void whoDidNotAnswerIsToldByTheRecordsToo() {
    unknownFor(Duration.ofMinutes(5));
    records.have(PHONE, "entry-1", customer(false, EndReason.BUSY));
    reconcile.runOnce();
    assertThat(engine.number(PHONE))
        .extracting(TestEngine.NumberRow::result, TestEngine.NumberRow::outDialState)
        .containsExactly("FAIL", "BUSY");
  }

  @Test
  void withoutARecordItWaitsAndThenEndsAsNeverCalled() {
    unknownFor(Duration.ofMinutes(5));
    assertThat(reconcile.runOnce()).isZero();
    engine.pass(Duration.ofMinutes(9));
    assertThat(reconcile.runOnce()).isZero();
    engine.pass(Duration.ofSeconds(90));
    assertThat(reconcile.runOnce()).isOne();
    assertThat(engine.number(PHONE))
        .extracting(
            TestEngine.NumberRow::result,
            TestEngine.NumberRow::outDialState,
            TestEngine.NumberRow::cause)
        .containsExactly("FAIL", "CANCEL", "NOT_IN_RECORDS");
    engine.dialLoop.tick();
    assertThat(engine.telephony.timesDialled()).containsEntry(PHONE, 1);
  }

  @Test
  void recordsThatCannotBeHadHoldNoCallForEver() {
    records.broken = true;
    unknownFor(Duration.ofMinutes(5));
    for (int minute = 0; minute < 15; minute++) {
      assertThat(engine.number(PHONE).status()).isEqualTo("CALLING");
      assertThat(reconcile.runOnce()).isZero();
      engine.pass(Duration.ofMinutes(1));
    }
    assertThat(records.asked).hasSize(15);
    assertThat(engine.number(PHONE))
        .extracting(
            TestEngine.NumberRow::result,
            TestEngine.NumberRow::outDialState,
            TestEngine.NumberRow::cause)
        .containsExactly("FAIL", "UNKNOWN", null);
  }

  @Test
  void aCallWhoseEndWasNeverToldIsAskedForByItsOwnId() {
    PbxCall call = engine.dialled(aTask().toAgent("101"), PHONE);
    engine.apply(call.customerRings(), call.customerAnswers());
    engine.pass(engine.times.connectingAtMost());
    engine.pass(Duration.ofMinutes(1));
    records.have(
        PHONE,
        "entry-" + PHONE,
        customer(true, EndReason.CALLEE_HUNG_UP),
        agent(false, EndReason.NO_ANSWER));
    assertThat(reconcile.runOnce()).isOne();
    assertThat(records.asked)
        .extracting(CallRecords.Sought::callRef)
        .containsExactly("entry-" + PHONE);
    assertThat(engine.number(PHONE))
        .extracting(TestEngine.NumberRow::result, TestEngine.NumberRow::lastLeg)
        .containsExactly("FAIL_CLIENT_H_BEFORE_ANSWER", call.customerLeg());
  }

  @Test
  void aCallThatWasSeenIsNeverTakenForOneThatWasNotMade() {
    PbxCall call = engine.dialled(aTask().toAgent("101"), PHONE);
    engine.apply(call.customerRings(), call.customerAnswers());
    engine.pass(engine.times.connectingAtMost());
    engine.pass(Duration.ofMinutes(1));
    engine.pass(Duration.ofMinutes(14));
    assertThat(reconcile.runOnce()).isZero();
    engine.pass(Duration.ofMinutes(1));
    assertThat(engine.number(PHONE).result()).isEqualTo("FAIL_CLIENT_H_BEFORE_ANSWER");
  }

  @Test
  void aCallOfAnotherAttemptIsNotTakenTwice() {
    PbxCall first = engine.dialled(aTask().toAgent("102"), PHONE);
    engine.apply(first.customerRings(), first.customerEnds(EndReason.BUSY));
    engine.pass(Duration.ofMinutes(1));
    unknownFor(Duration.ofMinutes(5));
    records.have(PHONE, "entry-" + PHONE, customer(false, EndReason.BUSY));
    assertThat(reconcile.runOnce()).isZero();
    records.have(PHONE, "entry-2", customer(false, EndReason.NO_ANSWER));
    assertThat(reconcile.runOnce()).isOne();
    assertThat(engine.text("SELECT string_agg(call_ref, ' ' ORDER BY id) FROM calls"))
        .isEqualTo("entry-" + PHONE + " entry-2");
  }

  @Test
  void newsThatComesWhileTheRecordsAreAskedGoesFirst() {
    engine.telephony.answering(new CommandOutcome.Unknown("no reply"));
    PbxCall call = engine.dialled(aTask().toAgent("101"), PHONE);
    engine.pass(Duration.ofMinutes(5));
    engine.apply(call.customerRings(), call.customerAnswers(), call.agentAnswers("101"));
    records.have(PHONE, "entry-" + PHONE, customer(false, EndReason.BUSY));
    assertThat(reconcile.runOnce()).isZero();
    engine.pass(Duration.ofMinutes(30));
    assertThat(engine.callState(PHONE)).isEqualTo("TALKING");
  }

  @Test
  void aPollThatWasPassedNeedsNoRecords() {
    engine.poll("9", Polls.survey());
    PbxCall call = engine.dialled(aTask().toPoll("9"), PHONE);
    engine.apply(call.customerAnswers(), call.menuAppears());
    engine.execute("UPDATE calls SET passed = true, due_step = 'CLOSE', due_at = placed_at");
    engine.pass(Duration.ofSeconds(1));
    assertThat(engine.number(PHONE).result()).isEqualTo("SUCCESS_POLLING");
  }
}
