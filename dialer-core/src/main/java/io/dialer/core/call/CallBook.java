package io.dialer.core.call;

import io.dialer.core.audio.Prompts;
import io.dialer.core.audio.Sound;
import io.dialer.core.call.CallRows.KeptLeg;
import io.dialer.core.database.Plans;
import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollStore;
import io.dialer.core.poll.Press;
import io.dialer.core.poll.Question;
import io.dialer.core.result.NumberBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The calls that one transaction works on: locked and read together, changed here, and written
 * together by {@link #write}. What happens to hundreds of calls at once so costs a handful of
 * statements.
 *
 * <p>Whoever's work fails throws the book away, and its transaction or savepoint with it.
 */
final class CallBook {
  private final Handle handle;
  private final CallStore store;
  private final NumberBook numbers = new NumberBook();
  private final Map<Long, Page> pages = new TreeMap<>();
  private final Map<String, Page> byCommand = new HashMap<>();
  private final Map<String, Page> byRef = new HashMap<>();
  private final Map<String, Page> byLeg = new HashMap<>();
  private final Map<Long, Optional<Poll>> polls = new HashMap<>();
  private final Map<Spoken, Sound> sounds = new HashMap<>();

  private CallBook(Handle handle, CallStore store) {
    this.handle = handle;
    this.store = store;
  }

  /** What asks a question, or what a press of it plays. */
  private record Spoken(Question question, @Nullable Press press) {}

  /** One call, its legs, and whether they are to be written. */
  private static final class Page {
    Call call;
    boolean changed;
    @Nullable Instant endedAt;
    boolean released;
    boolean legsForgotten;
    final Map<String, KeptLeg> legs = new LinkedHashMap<>();
    final Map<String, KeptLeg> changedLegs = new TreeMap<>();

    Page(Call call) {
      this.call = call;
    }
  }

  /** The calls that events speak of; the transaction has said {@link Plans#byIndex} before. */
  static CallBook about(Handle handle, Sought sought) {
    CallStore store = handle.attach(CallStore.class);
    return holding(
        handle,
        store.lock(
            texts(sought.commandIds()),
            texts(sought.callRefs()),
            texts(sought.legs()),
            texts(sought.listedPhones())));
  }

  /** Calls that the transaction has locked already; it has said so before, too. */
  static CallBook holding(Handle handle, List<Call> locked) {
    CallBook book = new CallBook(handle, handle.attach(CallStore.class));
    locked.forEach(book::open);
    book.readLegs();
    return book;
  }

  private static String[] texts(Collection<String> values) {
    return values.toArray(String[]::new);
  }

  private void open(Call call) {
    Page page = new Page(call);
    pages.put(call.id(), page);
    byCommand.put(call.attempt().commandId(), page);
    if (call.callRef() != null) {
      byRef.put(call.callRef(), page);
    }
  }

  private void readLegs() {
    if (pages.isEmpty()) {
      return;
    }
    for (KeptLeg leg : store.legs(pages.keySet().toArray(Long[]::new))) {
      Page page = page(leg.leg().callId());
      page.legs.put(leg.leg().id(), leg);
      byLeg.put(leg.leg().id(), page);
    }
  }

  private Page page(long callId) {
    return Objects.requireNonNull(pages.get(callId), "the call is not in this book");
  }

  Optional<Call> byCommand(String commandId) {
    return call(byCommand.get(commandId));
  }

  /** By the PBX's id of the call. */
  Optional<Call> byRef(String callRef) {
    return call(byRef.get(callRef));
  }

  /** By the PBX's id of one of its legs. */
  Optional<Call> byLeg(String leg) {
    return call(byLeg.get(leg));
  }

  /** The live call of a phone that is with the PBX's own dialler. */
  Optional<Call> handedOver(String phoneId) {
    return pages.values().stream()
        .map(page -> page.call)
        .filter(call -> call.state() == CallState.HANDED_OVER)
        .filter(call -> call.attempt().phoneId().equals(phoneId))
        .findFirst();
  }

  private static Optional<Call> call(@Nullable Page page) {
    return page == null ? Optional.empty() : Optional.of(page.call);
  }

  /** A call's legs, the one changed last at the end. */
  List<Leg> legs(long callId) {
    return page(callId).legs.values().stream()
        .sorted(Comparator.comparing(KeptLeg::changedAt).thenComparing(kept -> kept.leg().id()))
        .map(KeptLeg::leg)
        .toList();
  }

  /**
   * Takes a leg's news in, unless newer news of it is known.
   *
   * @return whether the news was new
   */
  boolean saveLeg(Leg news, Instant now) {
    Page owner = byLeg.get(news.id());
    Page page = page(news.callId());
    KeptLeg known = page.legs.get(news.id());
    boolean anotherCalls = owner != null && owner != page;
    boolean old = known != null && known.leg().seq() >= news.seq();
    if (anotherCalls || old) {
      return false;
    }
    keep(page, known == null ? new KeptLeg(news, 0, now) : merged(known, news, now));
    return true;
  }

  private static KeptLeg merged(KeptLeg known, Leg news, Instant now) {
    Leg before = known.leg();
    Leg leg =
        new Leg(
            news.id(),
            news.callId(),
            news.role(),
            news.seq(),
            news.phase(),
            news.takenFrom() == null ? before.takenFrom() : news.takenFrom(),
            before.connected() || news.connected(),
            news.cause());
    return new KeptLeg(leg, known.digitsSeq(), now);
  }

  /** Notes key presses of a leg; false when these or later ones were seen. */
  boolean saveDigits(Leg leg, int seq) {
    Page page = page(leg.callId());
    KeptLeg known = Objects.requireNonNull(page.legs.get(leg.id()), "the leg is not in this book");
    if (known.digitsSeq() >= seq) {
      return false;
    }
    keep(page, new KeptLeg(known.leg(), seq, known.changedAt()));
    return true;
  }

  private void keep(Page page, KeptLeg leg) {
    page.legs.put(leg.leg().id(), leg);
    page.changedLegs.put(leg.leg().id(), leg);
    byLeg.put(leg.leg().id(), page);
  }

  /** The PBX rings the phone anew: the legs of its last try tell nothing any more. */
  void forgetLegs(long callId) {
    Page page = page(callId);
    byLeg.keySet().removeAll(page.legs.keySet());
    page.legs.clear();
    page.changedLegs.clear();
    page.legsForgotten = true;
  }

  /**
   * A call has changed.
   *
   * @param now when, in case it has ended by that
   */
  void save(Call call, Instant now) {
    Page page = page(call.id());
    if (call.equals(page.call)) {
      return;
    }
    page.call = call;
    page.changed = true;
    page.endedAt = call.isOver() ? now : null;
    if (call.callRef() != null) {
      byRef.put(call.callRef(), page);
    }
  }

  /** Notes that the PBX certainly did not dial, and that the number went back to its queue. */
  void markReleased(long callId) {
    page(callId).released = true;
  }

  /** What becomes of the calls' numbers. */
  NumberBook numbers() {
    return numbers;
  }

  /** The poll that a call leads to; empty when it was deleted meanwhile. */
  Optional<Poll> poll(Attempt attempt) {
    return polls.computeIfAbsent(
        Long.parseLong(attempt.destination()), id -> handle.attach(PollStore.class).byId(id));
  }

  /** What asks a question. */
  Sound sound(Prompts prompts, Question question) {
    return sounds.computeIfAbsent(
        new Spoken(question, null), spoken -> prompts.of(handle, question));
  }

  /** What a press plays. */
  Sound sound(Prompts prompts, Question question, Press press) {
    return sounds.computeIfAbsent(
        new Spoken(question, press), spoken -> prompts.of(handle, question, press));
  }

  /** Writes what has changed, in the order of ids. */
  void write() {
    List<KeptLeg> legs = changed(page -> page.changedLegs.values());
    List<Long> forgotten =
        changed(page -> page.legsForgotten ? List.of(page.call.id()) : List.of());
    List<CallRows.Written> calls =
        changed(
            page ->
                page.changed
                    ? List.of(new CallRows.Written(page.call, page.endedAt, page.released))
                    : List.of());
    if (!forgotten.isEmpty()) {
      store.forgetLegs(forgotten.toArray(Long[]::new));
    }
    if (!legs.isEmpty() || !calls.isEmpty()) {
      store.write(new CallRows.LegColumns(legs), new CallRows.CallColumns(calls));
    }
    numbers.write(handle);
  }

  private <T> List<T> changed(Function<Page, Collection<T>> of) {
    List<T> all = new ArrayList<>();
    pages.values().forEach(page -> all.addAll(of.apply(page)));
    return all;
  }
}
