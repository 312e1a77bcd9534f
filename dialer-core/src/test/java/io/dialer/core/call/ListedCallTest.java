package io.dialer.core.call;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.call.ListedCall.LastWord;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.telephony.CallEvent.CallSummary;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.ListLegChanged;
import io.dialer.core.telephony.CallEvent.Party;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.CallEvent.Place;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.EndReason;
import io.dialer.core.telephony.ListOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** News of a call that the PBX's own dialler made. */
class ListedCallTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String PHONE = "79001234567";
  private static final String ID = "9001234567";
  private final TestEngine engine = new TestEngine(DATABASE);

  @BeforeEach
  void handOver() {
    aTask().withNumbers(PHONE).save(engine.createTask);
    engine.execute(
        """
        INSERT INTO calls (command_id, number_id, task_id, phone, phone_id, kind, destination, state, placed_at,
                           due_at, due_step, listed)
        SELECT 'dialer-x', id, task_id, phone, phone_id, 'EXTEN', '', 'HANDED_OVER', now(), now() + interval '1 day',
               'RESCUE', true
        FROM numbers
        """);
    engine.execute(
        "UPDATE numbers SET status = 'CALLING', state = 'CreateCallFile', count_try = 1");
  }

  private Applied.Verdict leg(
      String ref, String leg, int seq, Phase phase, boolean customer, @Nullable EndReason end) {
    Party to = customer ? new Party(PHONE, null) : new Party("sip:a@b.ru", "101");
    return engine.apply(
        new ListLegChanged(
            new LegChanged(
                ref,
                leg,
                seq,
                engine.clock.instant(),
                phase,
                Place.SUBSCRIBER,
                customer ? new Party("74951234567", null) : new Party(PHONE, null),
                to,
                null,
                null,
                end == null ? null : new Cause("1110", end))));
  }

  private void end(ListOutcome outcome, int rang) {
    long call = engine.count("SELECT id FROM calls");
    boolean ended =
        engine.jdbi.inTransaction(
            h ->
                ListedCall.end(
                    h, call, new LastWord(outcome, "1", rang, null), engine.clock.instant()));
    assertThat(ended).isTrue();
  }

  @Test
  void eventsShowTheNumbersPresentState() {
    leg("e1", "l1", 1, Phase.APPEARED, true, null);
    assertThat(engine.number(ID).state()).isEqualTo("CreateCallFile");
    assertThat(engine.number(ID).callRef()).isEqualTo("e1");
    leg("e1", "l1", 2, Phase.CONNECTED, true, null);
    assertThat(engine.number(ID).state()).isEqualTo("afterDialOut");
    leg("e1", "l2", 1, Phase.APPEARED, false, null);
    assertThat(engine.number(ID).state()).isEqualTo("startDial");
    assertThat(engine.callState(ID)).isEqualTo("HANDED_OVER");
    assertThat(leg("e1", "l2", 1, Phase.APPEARED, false, null)).isEqualTo(Applied.Verdict.STALE);
  }

  @Test
  void redialsAreOneAttemptAndOnlyTheLastTriesLegsCount() {
    leg("e1", "l1", 1, Phase.APPEARED, true, null);
    leg("e1", "l1", 2, Phase.DISCONNECTED, true, EndReason.BUSY);
    engine.apply(new CallSummary("e1", engine.clock.instant(), false, null));
    leg("e2", "l3", 1, Phase.APPEARED, true, null);
    leg("e2", "l4", 1, Phase.CONNECTED, false, null);
    leg("e2", "l4", 2, Phase.DISCONNECTED, false, EndReason.CALLER_HUNG_UP);
    assertThat(engine.number(ID).status()).isEqualTo("CALLING");
    end(ListOutcome.TALKED, 2);
    assertThat(engine.number(ID).result()).isEqualTo("SUCCESS_CLIENT_H");
    assertThat(engine.number(ID).countTry()).isEqualTo(2);
    assertThat(engine.number(ID).callRef()).isEqualTo("e2");
    assertThat(leg("e2", "l4", 3, Phase.CONNECTED, false, null)).isEqualTo(Applied.Verdict.REFUSED);
  }

  @Test
  void withoutEventsATalkIsASuccess() {
    end(ListOutcome.TALKED, 1);
    assertThat(engine.number(ID).result()).isEqualTo("SUCCESS");
  }

  @Test
  void whatIsHandedOverIsNoLiveCallOfOurs() {
    CallStore calls = engine.jdbi.onDemand(CallStore.class);
    assertThat(calls.live()).isZero();
    assertThat(calls.handedOver()).isOne();
  }

  @Test
  void aCallOfSomebodyElseIsNotOurs() {
    engine.execute("UPDATE calls SET phone_id = '9000000000'");
    assertThat(leg("e1", "l1", 1, Phase.APPEARED, true, null))
        .isEqualTo(Applied.Verdict.UNKNOWN_CALL);
  }
}
