package io.dialer.core.outbound;

import io.dialer.core.task.TaskState;
import io.dialer.core.task.TaskStore;
import org.jdbi.v3.core.Jdbi;

/** What a task wants of its lists. */
enum Wish {
  DIAL,
  PAUSE,
  CLOSE;

  static Wish of(Jdbi jdbi, long taskId) {
    return jdbi.withExtension(TaskStore.class, tasks -> tasks.byId(taskId))
        .map(task -> of(task.state()))
        .orElse(CLOSE);
  }

  private static Wish of(int state) {
    if (state == TaskState.OPEN.number()) {
      return DIAL;
    }
    return state == TaskState.PAUSED.number() ? PAUSE : CLOSE;
  }
}
