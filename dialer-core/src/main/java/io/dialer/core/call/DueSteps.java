package io.dialer.core.call;

import io.dialer.core.audio.Prompts;
import io.dialer.core.database.DatabaseTrouble;
import io.dialer.core.database.Repeated;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due: the poll's silences, and the rescue of calls that no event moved on. Every live
 * call has a deadline in its row, so none is ever stuck, whichever node had it before.
 */
public final class DueSteps {
  private static final Logger LOG = LoggerFactory.getLogger(DueSteps.class);
  private static final int BATCH = 100;
  private static final String STEP = "step";

  private final Jdbi jdbi;
  private final PollConversation conversation;
  private final CallTimes times;
  private final CallCounters counters;
  private final LiveCommands commands;
  private final InstantSource clock;

  public DueSteps(
      Jdbi jdbi,
      Prompts prompts,
      CallTimes times,
      CallCounters counters,
      LiveCommands commands,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.conversation = new PollConversation(prompts, times);
    this.times = times;
    this.counters = counters;
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * Does all that is due now.
   *
   * @return how many calls were moved on
   */
  public int runOnce() {
    int done = 0;
    int batch;
    do {
      batch = runBatch();
      done += batch;
    } while (batch == BATCH);
    return done;
  }

  private int runBatch() {
    List<Turn> turns = Repeated.inTransaction(jdbi, this::moveOnDue);
    commands.dispatch(turns.stream().flatMap(turn -> turn.commands().stream()).toList());
    return turns.size();
  }

  private List<Turn> moveOnDue(Handle handle) {
    CallStore calls = handle.attach(CallStore.class);
    Instant now = clock.instant();
    List<Turn> turns = new ArrayList<>();
    for (Call call : inOrderOfNumbers(calls.lockDue(now, BATCH))) {
      Turn turn = safely(handle, call, now);
      calls.save(turn.call(), turn.call().isOver() ? now : null);
      turns.add(turn);
    }
    return turns;
  }

  /** Whoever locks several numbers locks them in this order, so that nobody waits in a circle. */
  private static List<Call> inOrderOfNumbers(List<Call> calls) {
    return calls.stream().sorted(Comparator.comparing(c -> c.attempt().numberId())).toList();
  }

  /** One call that cannot be moved on must not hold up the others, nor stay for ever. */
  private Turn safely(Handle handle, Call call, Instant now) {
    handle.savepoint(STEP);
    try {
      Turn turn = step(handle, call, handle.attach(CallStore.class).legs(call.id()), now);
      handle.releaseSavepoint(STEP);
      return turn;
    } catch (RuntimeException e) {
      if (DatabaseTrouble.endsTransaction(e)) {
        throw e;
      }
      LOG.error("call {} could not be moved on", call.id(), e);
      handle.rollbackToSavepoint(STEP);
      boolean tooOld = now.isAfter(call.attempt().placedAt().plus(times.longestCall()));
      return Turn.silent(
          tooOld
              ? RecordResult.as(handle, call, List.of(), JudgeCall.notReached(null), now)
              : call.due(now.plus(times.atMost(CallState.PLACING)), deadline(call).step()));
    }
  }

  private static Due deadline(Call call) {
    return Objects.requireNonNull(call.due(), "a live call has a deadline");
  }

  private Turn step(Handle handle, Call call, List<Leg> legs, Instant now) {
    return switch (deadline(call).step()) {
      case ASK, REPEAT ->
          PollConversation.menu(legs)
              .map(menu -> conversation.ask(handle, call, menu, now))
              .orElseGet(() -> hangUp(handle, call, legs, now));
      case CONNECT ->
          PollConversation.menu(legs)
              .map(menu -> conversation.connectAgain(handle, call, menu, now))
              .orElseGet(() -> hangUp(handle, call, legs, now));
      case HANG_UP -> hangUp(handle, call, legs, now);
      case CLOSE -> Turn.silent(close(handle, call, legs, now));
      case LOOK_UP -> Turn.silent(RecordResult.judged(handle, call, legs, now));
      case RESCUE -> rescue(handle, call, legs, now);
    };
  }

  private Turn hangUp(Handle handle, Call call, List<Leg> legs, Instant now) {
    Optional<Leg> live = legs.stream().filter(Leg::isLive).reduce((earlier, later) -> later);
    return live.map(leg -> conversation.hangUp(call, leg, now))
        .orElseGet(() -> Turn.silent(close(handle, call, legs, now)));
  }

  /** Ends a call, unless its final news never came and the PBX's records may still tell them. */
  private Call close(Handle handle, Call call, List<Leg> legs, Instant now) {
    boolean endKnown =
        call.passed()
            || call.summary() != null
            || (!legs.isEmpty() && legs.stream().noneMatch(Leg::isLive));
    return endKnown || times.lookUpAtMost().isZero()
        ? RecordResult.judged(handle, call, legs, now)
        : call.due(now.plus(times.lookUpAtMost()), Due.Step.LOOK_UP);
  }

  private Turn rescue(Handle handle, Call call, List<Leg> legs, Instant now) {
    counters.rescuedOne();
    LOG.warn(
        "call {} of task {}: no news for too long in state {}",
        call.id(),
        call.attempt().taskId(),
        call.state());
    if (call.state() == CallState.PLACING || call.state() == CallState.PLACED) {
      return Turn.silent(
          call.in(CallState.UNKNOWN)
              .due(now.plus(times.atMost(CallState.UNKNOWN)), Due.Step.RESCUE));
    }
    return hangUp(handle, call, legs, now);
  }
}
