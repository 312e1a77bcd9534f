package io.dialer.core.call;

import io.dialer.core.database.Plans;
import io.dialer.core.database.Repeated;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.CallRecords;
import io.dialer.core.telephony.CallRecords.Recorded;
import io.dialer.core.telephony.CallRecords.Sought;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.EndReason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends calls whose final news never came by what the PBX's own records say of them. It sends
 * nothing: an attempt of unknown fate is never dialled again, it only learns what became of it.
 *
 * <p>A call that the records do not have may still be going on, so that counts only shortly before
 * the call would be ended anyway ({@link Due.Step#LOOK_UP}).
 */
public final class Reconcile {
  private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);
  private static final int BATCH = 1_000;

  static final Cause NOT_IN_RECORDS = new Cause("NOT_IN_RECORDS", EndReason.OTHER);

  private final Jdbi jdbi;
  private final CallRecords records;
  private final CallTimes times;
  private final CallCounters counters;
  private final InstantSource clock;

  public Reconcile(
      Jdbi jdbi, CallRecords records, CallTimes times, CallCounters counters, InstantSource clock) {
    this.jdbi = jdbi;
    this.records = records;
    this.times = times;
    this.counters = counters;
    this.clock = clock;
  }

  /**
   * Looks up all calls that wait for it. May take as long as the PBX needs for its records.
   *
   * @return how many calls were ended
   */
  public int runOnce() {
    Instant asked = clock.instant();
    List<Call> calls = jdbi.withExtension(CallStore.class, store -> store.toLookUp(asked, BATCH));
    if (calls.isEmpty()) {
      return 0;
    }
    Map<Sought, List<Recorded>> found;
    try {
      found = records.find(calls.stream().map(Reconcile::sought).toList());
    } catch (CallRecords.CannotTell e) {
      LOG.warn("{} calls cannot be looked up now: {}", calls.size(), e.getMessage());
      return 0;
    }
    return (int) calls.stream().filter(call -> settle(call, found, asked)).count();
  }

  private boolean settle(Call call, Map<Sought, List<Recorded>> found, Instant asked) {
    List<Recorded> candidates = found.getOrDefault(sought(call), List.of());
    try {
      boolean ended =
          Repeated.inTransaction(jdbi, handle -> settle(handle, call, candidates, asked));
      if (ended) {
        counters.lookedUpOne();
      }
      return ended;
    } catch (RuntimeException e) {
      LOG.error("call {} was looked up but could not be ended", call.id(), e);
      return false;
    }
  }

  private boolean settle(Handle handle, Call asIs, List<Recorded> candidates, Instant asked) {
    Plans.byIndex(handle);
    CallStore calls = handle.attach(CallStore.class);
    Optional<Call> locked =
        calls.lockByCommand(asIs.attempt().commandId()).filter(Call::isLookedUp);
    if (locked.isEmpty()) {
      // News came after all.
      return false;
    }
    Call call = locked.get();
    CallBook book = CallBook.holding(handle, List.of(call));
    List<Leg> legs = book.legs(call.id());
    Optional<Recorded> recorded =
        candidates.stream().filter(r -> !calls.isTaken(r.callRef(), call.id())).findFirst();
    Instant now = clock.instant();
    if (recorded.isPresent()) {
      book.save(ended(book, call, legs, recorded.get(), now), now);
      book.write();
      return true;
    } else if (legs.isEmpty() && call.callRef() == null && isLastLook(call, asked)) {
      Call over = RecordResult.as(book, call, legs, JudgeCall.notReached(NOT_IN_RECORDS), now);
      book.save(over, now);
      book.write();
      return true;
    }
    return false;
  }

  /** The result is judged from the recorded legs beside those that events told of. */
  private static Call ended(
      CallBook book, Call call, List<Leg> known, Recorded recorded, Instant now) {
    Call identified = call.known(recorded.callRef());
    List<Leg> all = new ArrayList<>(known);
    recorded.legs().forEach(leg -> all.add(leg(identified, leg, all.size())));
    LOG.info("call {}: the PBX's records have it as {}", call.id(), recorded.callRef());
    return RecordResult.as(book, identified, known, JudgeCall.judge(identified, all), now);
  }

  private static Leg leg(Call call, CallRecords.RecordedLeg leg, int index) {
    return new Leg(
        call.callRef() + "#" + index,
        call.id(),
        Leg.Role.of(call.attempt(), leg.place(), leg.to().number()),
        0,
        Phase.DISCONNECTED,
        null,
        leg.connected(),
        leg.cause());
  }

  private boolean isLastLook(Call call, Instant asked) {
    Due due = call.due();
    return due != null && asked.isAfter(due.at().minus(times.lastLook()));
  }

  private static Sought sought(Call call) {
    Attempt attempt = call.attempt();
    return new Sought(attempt.commandId(), call.callRef(), attempt.phoneId(), attempt.placedAt());
  }
}
