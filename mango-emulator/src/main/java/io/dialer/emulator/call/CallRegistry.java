package io.dialer.emulator.call;

import io.dialer.emulator.recording.Recordings;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.subscriber.Customer;
import io.dialer.emulator.subscriber.Dice;
import io.dialer.emulator.subscriber.OperatorDice;
import io.dialer.emulator.time.EmulatedTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All calls since the last reset, who is on the telephone, and how many were live at most. On the
 * PBX's thread only.
 */
public final class CallRegistry {
  private final Scenario scenario;
  private final EmulatedTime time;
  private final long seed;
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Leg> liveLegs = new HashMap<>();
  private final Set<String> engaged = new HashSet<>();
  private final Map<String, Integer> timesCalled = new HashMap<>();
  private final Map<String, Integer> liveByDestination = new HashMap<>();
  private final Map<String, Integer> peakByDestination = new TreeMap<>();
  private final Recordings recordings = new Recordings();
  private int live;
  private int peak;
  private long nextId;

  public CallRegistry(Scenario scenario, EmulatedTime time, long seed) {
    this.scenario = scenario;
    this.time = time;
    this.seed = seed;
    // Ids must differ from those of an emulator that ran before: the client keeps them in its
    // database.
    this.nextId = time.millis() * 1000;
  }

  Call open(CallOrder order) {
    int nth = timesCalled.merge(order.customer(), 1, Integer::sum);
    String number = order.customer();
    Call call =
        new Call(
            order,
            id(nextId++ + ":81"),
            new Customer(scenario, number, Dice.of(seed, number, nth, "customer")),
            new OperatorDice(scenario, Dice.of(seed, number, nth, "operator")),
            Dice.of(seed, number, nth, "pbx"),
            time);
    calls.add(call);
    peak = Math.max(peak, ++live);
    int there = liveByDestination.merge(order.destination(), 1, Integer::sum);
    peakByDestination.merge(order.destination(), there, Math::max);
    return call;
  }

  void close(Call call) {
    live--;
    liveByDestination.merge(call.order.destination(), -1, Integer::sum);
  }

  String nextCallId() {
    return id("1:10009565:81:" + nextId++);
  }

  String nextRecordingId() {
    return id("1:10009565:" + nextId++ + ":0");
  }

  private static String id(String inner) {
    return Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.US_ASCII));
  }

  void opened(Leg leg) {
    liveLegs.put(leg.callId, leg);
    if (leg.occupies != null) {
      engaged.add(leg.occupies);
    }
  }

  void closed(Leg leg) {
    liveLegs.remove(leg.callId);
    if (leg.occupies != null) {
      engaged.remove(leg.occupies);
    }
  }

  /** Whether an employee's telephone rings or is in a talk. */
  public boolean isEngaged(String extension) {
    return engaged.contains(extension);
  }

  /** The live leg with this id. */
  Optional<Leg> liveLeg(String callId) {
    return Optional.ofNullable(liveLegs.get(callId));
  }

  /** The live leg that keeps an employee's telephone engaged. */
  public Optional<LegView> liveLegOf(String extension) {
    return liveLegs.values().stream()
        .filter(leg -> extension.equals(leg.occupies))
        .findFirst()
        .map(Leg::view);
  }

  /** The call with this {@code entry_id}. */
  public Optional<CallView> find(String entryId) {
    return calls.stream().filter(call -> call.entryId.equals(entryId)).findFirst().map(Call::view);
  }

  /** All calls since the last reset, in the order in which they were accepted. */
  public List<CallView> views() {
    return calls.stream().map(Call::view).toList();
  }

  /** When each number was called last, epoch seconds. */
  public Map<String, Long> lastCalls() {
    Map<String, Long> last = new HashMap<>();
    calls.forEach(call -> last.put(call.order.customer(), call.placedAt / 1000));
    return last;
  }

  /** How many calls are and were live. */
  public LiveCalls liveCalls() {
    return new LiveCalls(calls.size(), live, peak, Map.copyOf(peakByDestination));
  }

  /** The recordings of these calls. Safe for use by many threads. */
  public Recordings recordings() {
    return recordings;
  }

  /** Ends all calls without a word, and forgets them. */
  public void reset() {
    calls.forEach(Call::cancelPlans);
    calls.clear();
    recordings.clear();
    liveLegs.clear();
    engaged.clear();
    timesCalled.clear();
    liveByDestination.clear();
    peakByDestination.clear();
    live = 0;
    peak = 0;
  }

  /** Counts of live calls: all ever placed, now, at most, and at most per destination. */
  public record LiveCalls(int placed, int now, int peak, Map<String, Integer> peakByDestination) {}
}
