package io.dialer.mango.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.call.Applied;
import io.dialer.core.call.Applied.Verdict;
import io.dialer.core.database.SqlObjects;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.CallEvent.DigitsPressed;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.Command.HangUp;
import io.dialer.mango.FakeMango;
import io.dialer.mango.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApplyInboxTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static Jdbi oneConnection;

  private final TestClock clock = new TestClock();
  private final Set<String> knownCalls = new HashSet<>(Set.of("known"));
  private final List<List<Command>> dispatched = new ArrayList<>();
  private MangoInbox inbox;
  private ApplyInbox applyInbox;

  @BeforeAll
  static void connect() {
    Handle handle = DATABASE.jdbi().open();
    oneConnection = Jdbi.create(handle.getConnection()).installPlugin(new SqlObjects());
  }

  @BeforeEach
  void clear() {
    DATABASE.clear();
    oneConnection.useHandle(
        handle -> {
          handle.execute("CREATE TABLE IF NOT EXISTS seen_events (event text PRIMARY KEY)");
          handle.execute("TRUNCATE seen_events");
        });
    inbox = new MangoInbox(oneConnection, clock, () -> {});
    applyInbox = applier(oneConnection, this::apply);
  }

  @Test
  void anEventIsAppliedOnceAndItsCommandsAreSentAfterTheCommit() throws Exception {
    inbox.store("events/dtmf", digits("known", 1, "7")).join();
    inbox.store("events/dtmf", digits("known", 1, "7")).join();
    assertThat(applyInbox.applyDue()).isEqualTo(2);
    assertThat(InboxRows.of(DATABASE))
        .containsExactly("events/dtmf APPLIED 1", "events/dtmf DUPLICATE 1");
    assertThat(dispatched).containsExactly(List.of(new HangUp("c-7", "leg")));
    assertThat(applyInbox.applyDue()).isZero();
  }

  @Test
  void anEventBeforeItsCallWaitsAndIsAppliedWithTheFirstThatIsKnown() throws Exception {
    inbox.store("events/dtmf", digits("early", 1, "1")).join();
    assertThat(applyInbox.applyDue()).isEqualTo(1);
    assertThat(applyInbox.applyDue()).isZero();
    clock.move(Duration.ofMillis(150));
    knownCalls.add("early");
    inbox.store("events/summary", "{\"entry_id\":\"early\",\"talk_time\":0}").join();
    assertThat(applyInbox.applyDue()).isEqualTo(1);
    assertThat(applyInbox.applyDue()).isEqualTo(1);
    assertThat(InboxRows.of(DATABASE))
        .containsExactly("events/dtmf APPLIED 2", "events/summary APPLIED 1");
  }

  @Test
  void aCallThatIsNotOursIsForeignAfterFortySeconds() throws Exception {
    inbox.store("events/dtmf", digits("theirs", 1, "1")).join();
    List<Long> waits = new ArrayList<>();
    long waited = 0;
    while (inbox.waiting() > 0 && waited < 100_000) {
      if (applyInbox.applyDue() > 0) {
        waits.add(waited);
      }
      clock.move(Duration.ofMillis(100));
      waited += 100;
    }
    assertThat(waits).containsExactly(0L, 200L, 700L, 1_700L, 3_700L, 8_700L, 18_700L, 38_700L);
    assertThat(InboxRows.of(DATABASE)).containsExactly("events/dtmf FOREIGN 8");
  }

  @Test
  void aPoisonousWebhookFailsAlone() throws Exception {
    inbox.store("events/dtmf", digits("known", 1, "1")).join();
    inbox.store("events/dtmf", digits("poison", 1, "6")).join();
    inbox.store("events/dtmf", digits("known", 2, "2")).join();
    assertThat(applyInbox.applyDue()).isEqualTo(3);
    assertThat(InboxRows.of(DATABASE))
        .containsExactly("events/dtmf APPLIED 1", "events/dtmf - 1", "events/dtmf APPLIED 1");
    assertThat(InboxRows.list(DATABASE, "SELECT extension FROM agents")).isEmpty();
  }

  @Test
  void whatIsNotUnderstoodOrNotUsedOrRefusedIsIgnoredWithAReason() throws Exception {
    inbox.store("events/call", "{\"entry_id\"").join();
    inbox.store("events/news", "{}").join();
    inbox.store("events/dtmf", digits("full", 1, "1")).join();
    applyInbox.applyDue();
    assertThat(
            InboxRows.list(
                DATABASE, "SELECT outcome || ': ' || reason FROM mango_inbox ORDER BY id"))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("IGNORED: the body is not JSON"),
            it -> assertThat(it).isEqualTo("IGNORED: a webhook of this kind is not known"),
            it -> assertThat(it).isEqualTo("IGNORED: the call's state has no room for it"));
  }

  @Test
  void aDeadlockedTransactionIsRepeated() throws Exception {
    List<Integer> tries = new ArrayList<>();
    ApplyInbox unlucky =
        applier(
            oneConnection,
            (handle, event) -> {
              tries.add(1);
              if (tries.size() < 3) {
                handle.execute(
                    "DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '40P01'; END $$");
              }
              return apply(handle, event);
            });
    inbox.store("events/dtmf", digits("known", 1, "1")).join();
    assertThat(unlucky.applyDue()).isEqualTo(1);
    assertThat(tries).hasSize(3);
    assertThat(dispatched).hasSize(1);
    assertThat(InboxRows.of(DATABASE)).containsExactly("events/dtmf APPLIED 1");
  }

  @Test
  void whileOneNodeAppliesAnotherLeavesItToIt() throws Exception {
    ApplyInbox other = applier(DATABASE.jdbi(), this::apply);
    List<Integer> appliedMeanwhile = new ArrayList<>();
    ApplyInbox one =
        applier(
            oneConnection,
            (handle, event) -> {
              appliedMeanwhile.add(other.applyDue());
              return apply(handle, event);
            });
    inbox.store("events/dtmf", digits("known", 1, "1")).join();
    assertThat(one.applyDue()).isOne();
    assertThat(appliedMeanwhile).containsExactly(0);
    assertThat(one.isLeftToAnother()).isFalse();
    assertThat(other.isLeftToAnother()).isTrue();
    inbox.store("events/dtmf", digits("known", 2, "2")).join();
    assertThat(other.applyDue()).isOne();
    assertThat(other.isLeftToAnother()).isFalse();
    assertThat(InboxRows.of(DATABASE))
        .containsExactly("events/dtmf APPLIED 1", "events/dtmf APPLIED 1");
  }

  @Test
  void twoNodesShareTheWork() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 450; i++) {
      inbox.store("events/dtmf", digits("known", i, "1")).join();
      expected.add("events/dtmf APPLIED 1");
    }
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> handled = new ArrayList<>();
      for (int node = 0; node < 2; node++) {
        ApplyInbox applier = applier(DATABASE.jdbi(), this::apply);
        handled.add(nodes.submit(() -> applyAll(applier)));
      }
      assertThat(handled.get(0).get() + handled.get(1).get()).isEqualTo(450);
    } finally {
      nodes.shutdownNow();
    }
    assertThat(InboxRows.of(DATABASE)).isEqualTo(expected);
  }

  @Test
  void anEmployeesLegIsNotedWhoeverCalled() throws Exception {
    inbox
        .store(
            "events/call",
            """
        {"entry_id":"theirs","call_id":"9","seq":1,"call_state":"Appeared","location":"abonent",
         "from":{"number":"79001234567"},"to":{"extension":"202"}}
        """)
        .join();
    applyInbox.applyDue();
    assertThat(InboxRows.list(DATABASE, "SELECT leg_id || ' ' || extension FROM agent_legs"))
        .containsExactly("9 202");
  }

  private static int applyAll(ApplyInbox applier) {
    int all = 0;
    for (int handled = applier.applyDue(); handled > 0; handled = applier.applyDue()) {
      all += handled;
    }
    return all;
  }

  /** Stands for the core: knows some calls, poisons one, refuses one. */
  private synchronized Applied apply(Handle handle, CallEvent event) {
    String call = String.valueOf(Settlement.entryId(event));
    if (call.equals("poison")) {
      handle.execute(
          "INSERT INTO agents (extension, kind, name, changed_at) VALUES ('1', 'GROUP', '', now())");
      throw new IllegalStateException("poisoned");
    }
    if (call.equals("full")) {
      return new Applied(Verdict.REFUSED, List.of());
    }
    if (!knownCalls.contains(call)) {
      return new Applied(Verdict.UNKNOWN_CALL, List.of());
    }
    if (handle.execute(
            "INSERT INTO seen_events (event) VALUES (?) ON CONFLICT DO NOTHING", event.toString())
        == 0) {
      return new Applied(Verdict.STALE, List.of());
    }
    List<Command> commands =
        event instanceof DigitsPressed pressed
            ? List.of(new HangUp("c-" + pressed.digits(), pressed.leg()))
            : List.of();
    return new Applied(Verdict.APPLIED, commands);
  }

  private ApplyInbox applier(Jdbi jdbi, BiFunction<Handle, CallEvent, Applied> sink) {
    return new ApplyInbox(
        jdbi,
        FakeMango.configuration("http://127.0.0.1:9/", new String[0]),
        Sinks.each(sink),
        commands -> {
          assertThat(InboxRows.of(DATABASE)).anyMatch(row -> row.contains("APPLIED"));
          dispatched.add(commands);
        },
        clock);
  }

  private static String digits(String call, int seq, String digits) {
    return "{\"entry_id\":\"%s\",\"call_id\":\"leg\",\"seq\":%d,\"dtmf\":\"%s\"}"
        .formatted(call, seq, digits);
  }
}
