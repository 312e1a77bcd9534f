package io.dialer.core.life;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static io.dialer.core.fixture.ListOfNumbers.anEdit;

import io.dialer.core.agent.Agent;
import io.dialer.core.call.CallTimes;
import io.dialer.core.call.Reconcile;
import io.dialer.core.fixture.InMemoryTelephony;
import io.dialer.core.fixture.ListOfNumbers;
import io.dialer.core.fixture.NodeDied;
import io.dialer.core.fixture.PbxCall;
import io.dialer.core.fixture.Polls;
import io.dialer.core.fixture.TestClock;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.CallRecords;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A node of the engine, its database, and a PBX that does as chance will have it. What the node has
 * yet to send waits in its memory, and is lost with it.
 */
final class World {
  static final int CHANNELS = 2;
  static final List<String> TO_POLL = List.of("9001000001", "9001000002", "9001000003");

  /** The last phone is in both lists. */
  static final List<String> TO_GROUP = List.of("9001000004", "9001000005", "9001000003");

  private static final CallTimes TIMES = CallTimes.defaults().withRecords();
  private static final Duration LONG = Duration.ofHours(1);

  private final TestClock clock = new TestClock();
  private final InMemoryTelephony pbx = new InMemoryTelephony();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<PbxCall> calls = new ArrayList<>();
  private final List<CallEvent> told = new ArrayList<>();
  private final Jdbi jdbi;
  private final Watch watch;
  private final List<CallEvent> unapplied = new ArrayList<>();
  private TestEngine node;
  private int commandsSeen;

  World(Jdbi jdbi) {
    clear(jdbi);
    this.jdbi = jdbi;
    this.watch = new Watch(jdbi, pbx);
    this.node = newNode();
    node.agents(new Agent("700", Agent.Kind.GROUP, "all"));
    node.poll("p", Polls.survey());
    save(1, aTask().toPoll("p").channels(CHANNELS).withNumbers(TO_POLL.toArray(String[]::new)));
    save(2, aTask().toAgent("700").channels(CHANNELS).withNumbers(TO_GROUP.toArray(String[]::new)));
  }

  /** Few rows are deleted sooner than tables are emptied. */
  private static void clear(Jdbi jdbi) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                DELETE FROM polling_results; DELETE FROM calls; DELETE FROM numbers; DELETE FROM tasks;
                DELETE FROM polls; DELETE FROM agents;
                UPDATE feed_clock
                SET last_second = 0, rows_in_second = 0, last_position = 0, last_polling_time = 0;
                """));
  }

  private TestEngine newNode() {
    return new TestEngine(jdbi, clock, pbx, work::add, TIMES);
  }

  private void save(long task, ListOfNumbers list) {
    list.numbered(task).save(node.createTask);
  }

  /** The node dies with all that it has in memory, and another comes up. */
  void crash() {
    work.clear();
    node = newNode();
  }

  void claim() {
    node.dialLoop.tick();
  }

  /** The node sends what it was to send, the first or the last of it, and the PBX answers. */
  void send(boolean last, CommandOutcome outcome) {
    Runnable next = last ? work.pollLast() : work.poll();
    if (next != null) {
      pbx.alwaysAnswering(outcome);
      next.run();
      noteCalls(outcome);
    }
  }

  /** The PBX gets the command, and the node dies before it has the answer. */
  void sendAndCrash(CommandOutcome outcome) {
    pbx.nodeDies(true);
    try {
      send(false, outcome);
    } catch (NodeDied e) {
      noteCalls(outcome);
    }
    pbx.nodeDies(false);
    crash();
  }

  /** What the PBX may tell of a call it tells only of those that it may have made. */
  private void noteCalls(CommandOutcome outcome) {
    List<Command> log = pbx.log();
    for (Command command : log.subList(commandsSeen, log.size())) {
      String phone = phone(command);
      if (phone != null && !(outcome instanceof Rejected)) {
        calls.add(new PbxCall("entry-" + command.commandId(), command.commandId(), phone));
      }
    }
    commandsSeen = log.size();
  }

  private static @Nullable String phone(Command command) {
    if (command instanceof Command.DialToPoll dial) {
      return dial.phone();
    }
    return command instanceof Command.DialToAgent dial ? dial.phone() : null;
  }

  /**
   * The PBX tells something of one of its calls; most often of one of the last.
   *
   * @param more whether it is applied together with what comes next
   */
  void tell(int whose, boolean anonymous, boolean more, Function<PbxCall, CallEvent> what) {
    if (!calls.isEmpty()) {
      PbxCall call = calls.get(calls.size() - 1 - whose % calls.size());
      CallEvent event = what.apply(anonymous ? call.anonymous() : call);
      told.add(event);
      unapplied.add(event);
    }
    if (!more) {
      apply();
    }
  }

  /** What was told comes again, perhaps long after. */
  void repeat(int which) {
    if (!told.isEmpty()) {
      unapplied.add(told.get(told.size() - 1 - which % told.size()));
      apply();
    }
  }

  private void apply() {
    List<CallEvent> together = List.copyOf(unapplied);
    unapplied.clear();
    node.applyTogether(together);
  }

  void pass(Duration time) {
    clock.pass(time);
  }

  void sweep() {
    node.dueSteps.runOnce();
  }

  void lookUp(CallRecords records) {
    new Reconcile(jdbi, records, TIMES, node.counters, clock).runOnce();
  }

  /** Somebody edits a task. */
  void edit(long task, ListOfNumbers edit) {
    save(task, edit);
    watch.edited();
  }

  /** The list of a task comes again, whole or without its last number, with other parameters. */
  void sendAgain(long task, boolean whole, String params) {
    List<String> list = task == 1 ? TO_POLL : TO_GROUP;
    ListOfNumbers edit = anEdit();
    list.subList(0, whole ? list.size() : list.size() - 1)
        .forEach(number -> edit.with(number, params, 0));
    save(task, edit);
  }

  void stamp() {
    node.stampChanges.runOnce();
    watch.read();
  }

  void check() {
    watch.check();
  }

  /** Nothing is heard, and nothing is sent, until whatever waited for it is given up. */
  void silence() {
    for (int hour = 0; hour < 3; hour++) {
      pass(LONG);
      sweep();
    }
  }

  /** After enough time all is over; what was to be sent before comes too late. */
  void end() {
    apply();
    silence();
    sendAll();
    check();
    edit(1, anEdit().inState(0).channels(CHANNELS));
    edit(2, anEdit().inState(0).channels(CHANNELS));
    for (int hour = 0; hour < 24 && !watch.isAllOver(); hour++) {
      claim();
      sendAll();
      pass(LONG);
      sweep();
      sendAll();
      check();
    }
    claim();
    stamp();
    watch.checkEnd();
  }

  private void sendAll() {
    while (!work.isEmpty()) {
      send(false, new Accepted());
    }
  }
}
