package io.dialer.core.outbound;

import io.dialer.core.call.ListedCall;
import io.dialer.core.call.ListedCall.LastWord;
import io.dialer.core.database.Plans;
import io.dialer.core.outbound.ListedNumbers.Held;
import io.dialer.core.telephony.ListOutcome;
import io.dialer.core.telephony.OutboundDialler;
import io.dialer.core.telephony.OutboundDialler.Listed;
import io.dialer.core.telephony.OutboundDialler.NotDone;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads the PBX's reports and records the last word on every number. */
final class GatherResults {

  /** The PBX tells of at most four hours at once. */
  private static final Duration SPAN = Duration.ofHours(4);

  /** How far back ends without any try are looked for. */
  private static final int SPANS = 6;

  private static final int AT_ONCE = 200;

  private final Jdbi jdbi;
  private final ListedNumbers numbers;
  private final OutboundDialler dialler;
  private final OutboundTimes times;

  /** How many numbers of a chunk had finished when its report was read last. */
  private final Map<Long, Integer> read = new ConcurrentHashMap<>();

  GatherResults(Jdbi jdbi, OutboundDialler dialler, OutboundTimes times) {
    this.jdbi = jdbi;
    this.numbers = jdbi.onDemand(ListedNumbers.class);
    this.dialler = dialler;
    this.times = times;
  }

  /** The calls of a chunk that are not over as far as anybody knows. */
  Set<Long> inTheAir(Chunk chunk, Instant now) {
    return numbers.inTheAir(chunk.id(), now.minus(times.talkingAtMost()));
  }

  /**
   * Records what is settled while the PBX still dials: a number that was talked to, or cannot be
   * called, is not rung again. The list's count tells whether it is worth asking.
   */
  void gather(Chunk chunk, Listed list, Instant now) throws NotDone {
    List<Held> held = numbers.held(chunk.id());
    int settled = numbers.size(chunk.id()) - held.size();
    if (list.finished() <= settled || list.finished() == read.getOrDefault(chunk.id(), -1)) {
      return;
    }
    boolean allDone = list.finished() >= list.numbers();
    record(reported(chunk, held).those((number, word) -> allDone || isSettled(word)), now);
    read.put(chunk.id(), list.finished());
  }

  /**
   * Records the last words on a list that has ended. A number that is in the air has none yet.
   *
   * @param allTold whether nothing more is to be expected of the PBX: then a number without a try
   *     goes back to its queue, unless news of a call of it was seen
   * @return how many numbers had no try
   */
  int gatherLast(Chunk chunk, boolean allTold, Instant now) throws NotDone {
    read.remove(chunk.id());
    List<Held> held = numbers.held(chunk.id());
    if (held.isEmpty()) {
      return 0;
    }
    Set<Long> inTheAir = inTheAir(chunk, now);
    Map<Held, LastWord> words =
        reported(chunk, held).those((number, word) -> !inTheAir.contains(number.callId()));
    record(words, now);
    List<Held> left = held.stream().filter(number -> !words.containsKey(number)).toList();
    if (!allTold || left.isEmpty()) {
      return left.size();
    }
    Map<Held, LastWord> ends = endsWithoutTry(chunk, left, now);
    List<Held> untold = left.stream().filter(number -> !ends.containsKey(number)).toList();
    untold.stream()
        .filter(number -> number.callRef() != null)
        .forEach(number -> ends.put(number, LastWords.unknown()));
    record(ends, now);
    List<Held> never = untold.stream().filter(number -> number.callRef() == null).toList();
    inBatches(never, (handle, number) -> ListedCall.giveBack(handle, number.callId(), now));
    return never.size();
  }

  /** The PBX's list is gone, and nobody knows whom it rang. */
  void lost(Chunk chunk, Instant now) {
    read.remove(chunk.id());
    Map<Held, LastWord> words = new LinkedHashMap<>();
    numbers.held(chunk.id()).forEach(number -> words.put(number, LastWords.unknown()));
    record(words, now);
  }

  /** The report is read as it comes: it may tell of far more tries than a node can hold. */
  private LastWords reported(Chunk chunk, List<Held> held) throws NotDone {
    LastWords words = new LastWords(held);
    dialler.report(chunk.list(), words::add);
    return words;
  }

  private Map<Held, LastWord> endsWithoutTry(Chunk chunk, List<Held> left, Instant now)
      throws NotDone {
    LastWords words = new LastWords(left);
    Instant to = now;
    for (int span = 0; span < SPANS && to.isAfter(chunk.since().minus(SPAN)); span++) {
      dialler.finished(chunk.list(), to.minus(SPAN), to).forEach(words::addEarlier);
      to = to.minus(SPAN);
    }
    return words.those((number, word) -> word.outcome() != ListOutcome.STOPPED);
  }

  private static boolean isSettled(LastWord word) {
    return word.outcome() == ListOutcome.TALKED || word.outcome() == ListOutcome.BAD_NUMBER;
  }

  private void record(Map<Held, LastWord> words, Instant now) {
    inBatches(
        List.copyOf(words.keySet()),
        (handle, number) -> {
          LastWord word = words.get(number);
          return word != null && ListedCall.end(handle, number.callId(), word, now);
        });
  }

  /** What becomes of one number. */
  private interface Ending {
    boolean end(Handle handle, Held number);
  }

  private void inBatches(List<Held> ended, Ending ending) {
    for (int from = 0; from < ended.size(); from += AT_ONCE) {
      List<Held> batch = ended.subList(from, Math.min(ended.size(), from + AT_ONCE));
      jdbi.useTransaction(
          handle -> {
            Plans.byIndex(handle);
            ListedNumbers listed = handle.attach(ListedNumbers.class);
            for (Held number : batch) {
              ending.end(handle, number);
            }
            listed.letGo(batch.stream().map(Held::callId).toArray(Long[]::new));
          });
    }
  }
}
