package io.dialer.api.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.core.dialing.Loop;
import io.dialer.core.task.ProgressStore;
import io.dialer.core.task.TaskProgress;
import io.dropwizard.lifecycle.Managed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who watch tasks how far these have come. One thread asks the database, once for each
 * task however many watch it, and only while somebody does.
 */
final class ProgressStreams implements Managed, LifeCycle.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressStreams.class);
  private static final Duration ROUND_EVERY = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration BEAT_EVERY = Duration.ofSeconds(10);

  /** Clients come again by themselves, and their sign-in is looked at again. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final int most;
  private final InstantSource clock;
  private final Map<Long, WatchedTask> watched = new HashMap<>();
  private final Loop loop = new Loop("progress", this::round);
  private Instant nextBeat = Instant.MIN;
  private boolean closing;

  /** Opens a stream. */
  interface Opening {
    EventStream open(Instant now) throws IOException;
  }

  ProgressStreams(Jdbi jdbi, ObjectMapper json, int most, InstantSource clock) {
    this.jdbi = jdbi;
    this.json = json;
    this.most = most;
    this.clock = clock;
  }

  /**
   * One more watches a task, if there is room.
   *
   * @param opening opens its stream; not called when false is returned
   */
  synchronized boolean add(long taskId, Opening opening) throws IOException {
    prune();
    if (closing || watched.values().stream().mapToInt(WatchedTask::size).sum() >= most) {
      return false;
    }
    EventStream stream = opening.open(clock.instant());
    watched.computeIfAbsent(taskId, id -> new WatchedTask()).add(stream);
    loop.wake();
    return true;
  }

  /** Looks at the tasks that are due; returns when to look again. */
  Duration round() {
    for (long taskId : due()) {
      look(taskId);
    }
    return tidy() ? ROUND_EVERY : IDLE;
  }

  private synchronized List<Long> due() {
    prune();
    Instant now = clock.instant();
    return watched.entrySet().stream()
        .filter(task -> task.getValue().isDue(now))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void look(long taskId) {
    Instant now = clock.instant();
    try {
      Optional<TaskProgress> progress =
          jdbi.withExtension(ProgressStore.class, store -> store.of(taskId, now));
      tell(taskId, now, progress.map(p -> ProgressView.of(taskId, p, now)));
    } catch (RuntimeException | JsonProcessingException e) {
      LOG.warn("The progress of task {} cannot be told now: {}", taskId, e.toString());
      tell(taskId, now);
    }
  }

  private synchronized void tell(long taskId, Instant began) {
    Optional.ofNullable(watched.get(taskId)).ifPresent(t -> t.lookedAt(began, clock.instant()));
  }

  private synchronized void tell(long taskId, Instant began, Optional<ProgressView> progress)
      throws JsonProcessingException {
    WatchedTask task = watched.get(taskId);
    if (task == null) {
      return;
    }
    task.lookedAt(began, clock.instant());
    String told = progress.isEmpty() ? "{}" : json.writeValueAsString(progress.get());
    progress.ifPresent(view -> task.take(view, told));
    if (progress.isEmpty() || progress.get().isClosed()) {
      task.end(EventStream.event("closed", told));
      watched.remove(taskId);
    }
  }

  /** Returns whether anybody still watches. */
  private synchronized boolean tidy() {
    if (isTimeToBeat()) {
      watched.values().forEach(WatchedTask::beat);
    }
    prune();
    return !watched.isEmpty();
  }

  private boolean isTimeToBeat() {
    Instant now = clock.instant();
    boolean beats = !now.isBefore(nextBeat);
    nextBeat = beats ? now.plus(BEAT_EVERY) : nextBeat;
    return beats;
  }

  private synchronized void prune() {
    Instant before = clock.instant().minus(LONGEST);
    watched.values().forEach(task -> task.prune(before));
    watched.values().removeIf(task -> task.size() == 0);
  }

  /** The server would wait for the streams' ends. */
  @Override
  public synchronized void lifeCycleStopping(LifeCycle server) {
    closing = true;
    watched.values().forEach(task -> task.end(""));
    watched.clear();
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    loop.close();
  }
}
