package io.dialer.api.task;

import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ids of tasks in addresses. */
public final class TaskIds {

  private TaskIds() {}

  /** The id; empty for what cannot be one. */
  public static Optional<Long> read(String written) {
    return written.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(written)) : Optional.empty();
  }

  /** There is no task of that id. */
  public static Refusal notFound(String id) {
    return new Refusal(
        404,
        List.of("there is no task \"%s\"".formatted(Fields.shortened(id))),
        Map.of("error", "TaskNotFound"));
  }
}
