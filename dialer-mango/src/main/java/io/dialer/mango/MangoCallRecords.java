package io.dialer.mango;

import io.dialer.core.telephony.CallEvent.Party;
import io.dialer.core.telephony.CallRecords;
import io.dialer.core.telephony.Cause;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoCodes;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.MangoPlaces;
import io.dialer.mango.client.Waiter;
import io.dialer.mango.client.statistics.CallLeg;
import io.dialer.mango.client.statistics.StatisticsReports;
import io.dialer.mango.client.statistics.StatsRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds calls in the vendor's statistics (section 3.3). Calls that were placed about the same time
 * are looked for in one report.
 *
 * <p>A call whose {@code entry_id} is known is found by it; else by a leg to the customer's number
 * that began about when the command was sent, in a call that is ours by its line or extension.
 */
public final class MangoCallRecords implements CallRecords {

  /** Clocks differ, and a command may wait for its turn. */
  private static final Duration EARLY = Duration.ofMinutes(1);

  private static final Duration LATE = Duration.ofMinutes(5);

  /** Calls placed within so long of each other share a report, which goes on as long for legs. */
  private static final Duration WINDOW = Duration.ofHours(1);

  private final MangoConfiguration configuration;
  private final StatisticsReports reports;
  private final InstantSource clock;

  /**
   * @param waiter how the time passes until a report is ready
   */
  public MangoCallRecords(
      MangoConfiguration configuration, MangoClient client, Waiter waiter, InstantSource clock) {
    this.configuration = configuration;
    this.reports = new StatisticsReports(client, waiter);
    this.clock = clock;
  }

  @Override
  public Map<Sought, List<Recorded>> find(Collection<Sought> sought) throws CannotTell {
    List<Sought> inOrder = sought.stream().sorted(Comparator.comparing(Sought::placedAt)).toList();
    Map<Sought, List<Recorded>> found = new HashMap<>();
    int next = 0;
    while (next < inOrder.size()) {
      Instant windowEnds = inOrder.get(next).placedAt().plus(WINDOW);
      List<Sought> together =
          inOrder.stream().skip(next).takeWhile(s -> s.placedAt().isBefore(windowEnds)).toList();
      found.putAll(findTogether(together));
      next += together.size();
    }
    return found;
  }

  private Map<Sought, List<Recorded>> findTogether(List<Sought> sought) throws CannotTell {
    Instant now = clock.instant();
    Instant from = sought.get(0).placedAt().minus(EARLY);
    Instant until = sought.get(sought.size() - 1).placedAt().plus(WINDOW);
    Map<String, List<CallLeg>> calls = new LinkedHashMap<>();
    try {
      reports.read(
          StatsRequest.between(from, until.isBefore(now) ? until : now.plus(EARLY)),
          leg -> {
            if (leg.entryId() != null) {
              calls.computeIfAbsent(leg.entryId(), entry -> new ArrayList<>()).add(leg);
            }
          });
    } catch (MangoException e) {
      throw new CannotTell(String.valueOf(e.getMessage()));
    }
    Map<Sought, List<Recorded>> found = new HashMap<>();
    for (Sought one : sought) {
      List<Recorded> candidates = candidates(one, calls);
      if (!candidates.isEmpty()) {
        found.put(one, candidates);
      }
    }
    return found;
  }

  private List<Recorded> candidates(Sought sought, Map<String, List<CallLeg>> calls) {
    if (sought.callRef() != null) {
      List<CallLeg> legs = calls.get(sought.callRef());
      return legs == null ? List.of() : List.of(recorded(sought.callRef(), legs));
    }
    return calls.entrySet().stream()
        .filter(call -> isOurs(call.getValue()) && rangFor(sought, call.getValue()))
        .sorted(Comparator.comparing(call -> distance(sought, call.getValue())))
        .map(call -> recorded(call.getKey(), call.getValue()))
        .toList();
  }

  private boolean isOurs(List<CallLeg> legs) {
    return legs.stream()
        .anyMatch(
            leg ->
                configuration.extension().equals(leg.fromExtension())
                    || configuration.extension().equals(leg.toExtension())
                    || configuration.line().equals(leg.lineNumber())
                    || configuration.ivrLine().equals(leg.lineNumber()));
  }

  private static boolean rangFor(Sought sought, List<CallLeg> legs) {
    return legs.stream()
        .anyMatch(
            leg ->
                leg.toNumber() != null
                    && leg.toNumber().endsWith(sought.phoneId())
                    && began(leg).isAfter(sought.placedAt().minus(EARLY))
                    && began(leg).isBefore(sought.placedAt().plus(LATE)));
  }

  private static Duration distance(Sought sought, List<CallLeg> legs) {
    return legs.stream()
        .map(leg -> Duration.between(sought.placedAt(), began(leg)).abs())
        .min(Comparator.naturalOrder())
        .orElse(LATE);
  }

  /** The call's beginning where it is told: a leg may begin later, or tell only its talk. */
  private static Instant began(CallLeg leg) {
    if (leg.create() != null) {
      return leg.create();
    }
    return leg.start() == null ? Instant.EPOCH : leg.start();
  }

  private static Recorded recorded(String entryId, List<CallLeg> legs) {
    return new Recorded(
        entryId,
        legs.stream()
            .sorted(Comparator.comparing(MangoCallRecords::order))
            .map(MangoCallRecords::recorded)
            .toList());
  }

  private static Instant order(CallLeg leg) {
    return leg.start() == null ? Instant.EPOCH : leg.start();
  }

  private static RecordedLeg recorded(CallLeg leg) {
    String code = leg.disconnectReason();
    Cause cause = code == null ? null : MangoCodes.cause(code);
    return new RecordedLeg(
        MangoPlaces.placeOf(leg.location()),
        new Party(leg.toNumber(), leg.toExtension()),
        leg.answer() != null,
        cause);
  }
}
