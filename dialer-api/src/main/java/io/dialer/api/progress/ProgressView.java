package io.dialer.api.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.dialer.core.task.TaskProgress;
import io.dialer.core.task.TaskState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a task has come, as clients read it. {@code queued}, {@code waiting}, {@code calling},
 * {@code handedOver} and {@code finished} make {@code total}.
 *
 * @param state 0 open, 1 closed, 2 paused
 * @param waiting numbers that are not dialled now, by what they wait for
 * @param results finished numbers by their result
 * @param percent finished ones of all, rounded down
 * @param perMinute results of dialled numbers per minute, lately; null: there were none
 * @param endsAt when all will be finished if it goes on so, ISO 8601; null: nobody can tell
 */
@JsonPropertyOrder({
  "taskId",
  "state",
  "total",
  "queued",
  "waiting",
  "calling",
  "handedOver",
  "finished",
  "results",
  "percent",
  "perMinute",
  "endsAt"
})
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProgressView(
    long taskId,
    int state,
    long total,
    long queued,
    List<Waiting> waiting,
    long calling,
    long handedOver,
    long finished,
    SortedMap<String, Long> results,
    double percent,
    @Nullable Double perMinute,
    @Nullable String endsAt) {

  /**
   * Numbers that wait.
   *
   * @param code {@code PAUSED}, {@code CLOSED}, {@code NOT_READY} or {@code TIME_CALL_ALLOW}
   * @param reason for people
   */
  record Waiting(String code, String reason, long numbers) {}

  static ProgressView of(long taskId, TaskProgress progress, Instant now) {
    List<Waiting> waiting = waiting(progress);
    return new ProgressView(
        taskId,
        progress.state(),
        progress.total(),
        progress.queued()
            + progress.tooEarly()
            - waiting.stream().mapToLong(Waiting::numbers).sum(),
        waiting,
        progress.calling(),
        progress.handedOver(),
        progress.finished(),
        progress.results(),
        progress.percent(),
        progress.perMinute().map(rate -> Math.round(rate * 10) / 10.0).orElse(null),
        progress
            .endsAt(now)
            .map(end -> end.truncatedTo(ChronoUnit.SECONDS).toString())
            .orElse(null));
  }

  private static List<Waiting> waiting(TaskProgress progress) {
    List<Waiting> waiting = new ArrayList<>();
    long all = progress.queued() + progress.tooEarly();
    if (all > 0 && progress.state() == TaskState.PAUSED.number()) {
      waiting.add(new Waiting("PAUSED", "the task is paused", all));
    } else if (all > 0 && progress.state() == TaskState.CLOSED.number()) {
      waiting.add(new Waiting("CLOSED", "the task is closed", all));
    } else if (all > 0 && progress.waitingFor().isPresent()) {
      waiting.add(new Waiting("NOT_READY", progress.waitingFor().get(), all));
    } else if (progress.tooEarly() > 0) {
      waiting.add(
          new Waiting("TIME_CALL_ALLOW", "timeCallAllow has not come yet", progress.tooEarly()));
    }
    return waiting;
  }

  boolean isClosed() {
    return state == TaskState.CLOSED.number();
  }

  /** Whether somebody who saw the other one has nothing to see here. The estimate always moves. */
  boolean tellsNoMoreThan(@Nullable ProgressView other) {
    return other != null && withoutEstimate().equals(other.withoutEstimate());
  }

  private ProgressView withoutEstimate() {
    return new ProgressView(
        taskId,
        state,
        total,
        queued,
        waiting,
        calling,
        handedOver,
        finished,
        results,
        percent,
        perMinute,
        null);
  }
}
