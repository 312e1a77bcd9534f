package io.dialer.api.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task and those who watch it. Not for several threads at once. */
final class WatchedTask {
  private static final Duration AT_MOST_ONCE_IN = Duration.ofSeconds(1);

  /** At most this part of the time goes into counting one task: a long one is looked at less. */
  private static final int SHARE = 10;

  private final List<EventStream> streams = new ArrayList<>();
  private @Nullable ProgressView seen;
  private String event = "";
  private Instant due = Instant.MIN;

  boolean isDue(Instant now) {
    return !now.isBefore(due);
  }

  /** Plans the next look. */
  void lookedAt(Instant began, Instant ended) {
    Duration pause = Duration.between(began, ended).multipliedBy(SHARE);
    due = began.plus(pause.compareTo(AT_MOST_ONCE_IN) > 0 ? pause : AT_MOST_ONCE_IN);
  }

  /** One more watches; what is known is told at once. */
  void add(EventStream stream) {
    streams.add(stream);
    if (!event.isEmpty()) {
      stream.tell(event);
    }
  }

  /** Takes news; what is new about it is told to all. */
  void take(ProgressView view, String json) {
    if (!view.tellsNoMoreThan(seen)) {
      seen = view;
      event = EventStream.event("progress", json);
      streams.forEach(stream -> stream.tell(event));
    }
  }

  void beat() {
    streams.forEach(EventStream::beat);
  }

  /** Tells all a last event. */
  void end(String last) {
    streams.forEach(stream -> stream.end(last));
  }

  /** Lets those go who have been there since before a moment, and forgets who has gone. */
  void prune(Instant before) {
    streams.stream().filter(stream -> stream.isOlderThan(before)).forEach(s -> s.end(""));
    streams.removeIf(EventStream::isOver);
  }

  int size() {
    return streams.size();
  }
}
