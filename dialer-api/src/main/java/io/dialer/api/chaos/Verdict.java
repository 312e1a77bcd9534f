package io.dialer.api.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.chaos.Pbx.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Compares what the dialer's database says with the PBX's own log. */
public final class Verdict {
  private final List<Placed> calls;
  private final JsonNode pbx;
  private final Map<String, LoadedTask> taskOf;

  /**
   * @param calls every call that the PBX placed
   * @param pbx the PBX's counts
   * @param taskOf the task of every number that was given
   */
  public Verdict(List<Placed> calls, JsonNode pbx, Map<String, LoadedTask> taskOf) {
    this.calls = calls;
    this.pbx = pbx;
    this.taskOf = taskOf;
  }

  /** What was promised, and whether it held. */
  public List<Finding> findings(Handle database) {
    List<Finding> findings = new ArrayList<>();
    Tally tally = Tally.of(database);
    findings.add(Finding.zero("every number has a final result", tally.numbers() - tally.done()));
    findings.add(Finding.zero("every task is closed", tally.openTasks()));
    findings.add(Finding.zero("no live call is left", tally.liveCalls()));
    findings.add(Finding.zero("no webhook is left unapplied", tally.inbox() + tally.setAside()));
    findings.addAll(atMostOnce(database));
    findings.addAll(truthful(database));
    findings.addAll(limits());
    return findings;
  }

  private List<Finding> atMostOnce(Handle database) {
    Set<String> attempts =
        database
            .createQuery("SELECT command_id FROM calls")
            .mapTo(String.class)
            .collect(Collectors.toSet());
    return List.of(
        Finding.none("no attempt was dialled twice", repeated(Placed::commandId)),
        Finding.none("no number was called twice", repeated(Placed::number)),
        Finding.none(
            "every call has an attempt that was committed first",
            calls.stream().filter(call -> !attempts.contains(call.commandId())).toList()));
  }

  private List<String> repeated(java.util.function.Function<Placed, String> key) {
    Map<String, Long> counts =
        calls.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > 1)
        .map(count -> count.getKey() + " " + count.getValue() + " times")
        .toList();
  }

  /** A success that was none, or a call that the dialer says was never made. */
  private List<Finding> truthful(Handle database) {
    Map<String, Placed> byNumber = new HashMap<>();
    calls.forEach(call -> byNumber.put(call.number(), call));
    List<String> wrong =
        database
            .createQuery(
                "SELECT phone, result, coalesce(cause, '') FROM numbers WHERE result IS NOT NULL")
            .map((row, c) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
            .stream()
            .filter(row -> contradicts(row.get(1), row.get(2), byNumber.get(row.get(0))))
            .map(row -> row + " but " + byNumber.get(row.get(0)))
            .toList();
    return List.of(Finding.none("no result contradicts the PBX's log", wrong));
  }

  private static boolean contradicts(
      String result, String cause, @org.jspecify.annotations.Nullable Placed call) {
    boolean wasAnswered = call != null && call.answeredAt() != null;
    return (result.startsWith("SUCCESS") && !wasAnswered)
        || (cause.equals("NOT_IN_RECORDS") && call != null);
  }

  private List<Finding> limits() {
    List<String> exceeded = new ArrayList<>();
    Map<LoadedTask, List<Placed>> byTask = new HashMap<>();
    for (Placed call : calls) {
      byTask.computeIfAbsent(taskOf.get(call.number()), task -> new ArrayList<>()).add(call);
    }
    byTask.forEach((task, ofTask) -> exceeded.addAll(exceeded(task, ofTask)));
    return List.of(
        Finding.none(
            "no task had more live calls than channels", byTask.size() + " tasks", exceeded),
        Finding.zero("no request was over the PBX's limits", pbx.path("refusedByLimit").asLong()),
        Finding.zero("no request was malformed", pbx.path("refusedAsInvalid").asLong()));
  }

  private static List<String> exceeded(LoadedTask task, List<Placed> calls) {
    List<String> exceeded = new ArrayList<>();
    PriorityQueue<Long> ends = new PriorityQueue<>();
    for (Placed call : calls.stream().sorted(Comparator.comparing(Placed::placedAt)).toList()) {
      while (!ends.isEmpty() && ends.peek() <= call.placedAt()) {
        ends.remove();
      }
      ends.add(call.endedAt() == null ? Long.MAX_VALUE : call.endedAt());
      int most = task.channelsAt(call.placedAt());
      if (ends.size() > most) {
        exceeded.add(
            "task %s: %d live of %d when %s was called at %d"
                .formatted(task.id(), ends.size(), most, call.number(), call.placedAt()));
      }
    }
    return exceeded;
  }
}
