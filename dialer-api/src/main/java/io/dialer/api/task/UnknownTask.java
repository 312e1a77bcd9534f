package io.dialer.api.task;

import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import java.util.List;
import java.util.Map;

/** Addresses of tasks that lead nowhere. */
public final class UnknownTask {

  private UnknownTask() {}

  /** There is no task of that id. */
  public static Refusal refusal(String id) {
    return new Refusal(
        404,
        List.of("there is no task \"%s\"".formatted(Fields.shortened(id))),
        Map.of("error", "TaskNotFound"));
  }
}
