package io.dialer.core.call;

import io.dialer.core.audio.Prompts;
import io.dialer.core.database.DatabaseTrouble;
import io.dialer.core.database.Plans;
import io.dialer.core.database.Repeated;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

  /** How often it is looked for what the PBX's own dialler has had for too long: weeks. */
  private static final Duration LISTED_EVERY = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final PollConversation conversation;
  private final CallTimes times;
  private final CallCounters counters;
  private final LiveCommands commands;
  private final InstantSource clock;
  private volatile Instant listedAt = Instant.EPOCH;

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
    int done = runAll(CallStore::lockDue);
    Instant now = clock.instant();
    if (!now.isBefore(listedAt)) {
      listedAt = now.plus(LISTED_EVERY);
      done += runAll(CallStore::lockDueListed);
    }
    return done;
  }

  /** Which calls are due. */
  private interface Dues {
    List<Call> lock(CallStore calls, Instant now, int limit);
  }

  private int runAll(Dues which) {
    int done = 0;
    int batch;
    do {
      batch = runBatch(which);
      done += batch;
    } while (batch == BATCH);
    return done;
  }

  private int runBatch(Dues which) {
    List<Turn> turns = Repeated.inTransaction(jdbi, handle -> moveOnDue(handle, which));
    commands.dispatch(turns.stream().flatMap(turn -> turn.commands().stream()).toList());
    return turns.size();
  }

  private List<Turn> moveOnDue(Handle handle, Dues which) {
    Plans.byIndex(handle);
    Instant now = clock.instant();
    List<Call> due = inOrderOfNumbers(which.lock(handle.attach(CallStore.class), now, BATCH));
    return due.isEmpty() ? List.of() : moveOn(handle, due, now);
  }

  /** Whoever locks several numbers locks them in this order, so that nobody waits in a circle. */
  private static List<Call> inOrderOfNumbers(List<Call> calls) {
    return calls.stream().sorted(Comparator.comparing(c -> c.attempt().numberId())).toList();
  }

  /** Together; one by one when that fails, since one call must not hold up the others. */
  private List<Turn> moveOn(Handle handle, List<Call> due, Instant now) {
    handle.savepoint(STEP);
    try {
      List<Turn> turns = together(handle, due, now);
      handle.releaseSavepoint(STEP);
      return turns;
    } catch (RuntimeException e) {
      if (DatabaseTrouble.endsTransaction(e)) {
        throw e;
      }
      handle.rollbackToSavepoint(STEP);
      return due.size() == 1
          ? List.of(postponed(handle, due.get(0), e, now))
          : due.stream().flatMap(call -> moveOn(handle, List.of(call), now).stream()).toList();
    }
  }

  private List<Turn> together(Handle handle, List<Call> due, Instant now) {
    CallBook book = CallBook.holding(handle, due);
    List<Turn> turns =
        due.stream().map(call -> step(book, call, book.legs(call.id()), now)).toList();
    turns.forEach(turn -> book.save(turn.call(), now));
    book.write();
    return turns;
  }

  /** A call that cannot be moved on must not stay for ever. */
  private Turn postponed(Handle handle, Call call, RuntimeException failure, Instant now) {
    LOG.error("call {} could not be moved on", call.id(), failure);
    CallBook book = CallBook.holding(handle, List.of(call));
    boolean tooOld = now.isAfter(call.attempt().placedAt().plus(times.longestCall()));
    Call later =
        tooOld
            ? RecordResult.as(book, call, List.of(), JudgeCall.notReached(null), now)
            : call.due(now.plus(times.atMost(CallState.PLACING)), deadline(call).step());
    book.save(later, now);
    book.write();
    return Turn.silent(later);
  }

  private static Due deadline(Call call) {
    return Objects.requireNonNull(call.due(), "a live call has a deadline");
  }

  private Turn step(CallBook book, Call call, List<Leg> legs, Instant now) {
    return switch (deadline(call).step()) {
      case ASK, REPEAT ->
          PollConversation.menu(legs)
              .map(menu -> conversation.ask(book, call, menu, now))
              .orElseGet(() -> hangUp(book, call, legs, now));
      case CONNECT ->
          PollConversation.menu(legs)
              .map(menu -> conversation.connectAgain(book, call, menu, now))
              .orElseGet(() -> hangUp(book, call, legs, now));
      case HANG_UP -> hangUp(book, call, legs, now);
      case CLOSE -> Turn.silent(close(book, call, legs, now));
      case LOOK_UP -> Turn.silent(RecordResult.judged(book, call, legs, now));
      case RESCUE -> rescue(book, call, legs, now);
    };
  }

  private Turn hangUp(CallBook book, Call call, List<Leg> legs, Instant now) {
    Optional<Leg> live = legs.stream().filter(Leg::isLive).reduce((earlier, later) -> later);
    return live.map(leg -> conversation.hangUp(call, leg, now))
        .orElseGet(() -> Turn.silent(close(book, call, legs, now)));
  }

  /** Ends a call, unless its final news never came and the PBX's records may still tell them. */
  private Call close(CallBook book, Call call, List<Leg> legs, Instant now) {
    boolean endKnown =
        call.passed()
            || call.summary() != null
            || (!legs.isEmpty() && legs.stream().noneMatch(Leg::isLive));
    return endKnown || times.lookUpAtMost().isZero()
        ? RecordResult.judged(book, call, legs, now)
        : call.due(now.plus(times.lookUpAtMost()), Due.Step.LOOK_UP);
  }

  private Turn rescue(CallBook book, Call call, List<Leg> legs, Instant now) {
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
    return hangUp(book, call, legs, now);
  }
}
