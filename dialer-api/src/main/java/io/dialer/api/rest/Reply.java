package io.dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * The envelope around every reply.
 *
 * @param result whether the request was done
 * @param data an object or a list; an empty list where there is nothing to tell
 * @param messages what a person should know; what is wrong when {@code result} is false
 * @param function always empty; old clients expect it
 * @param processor always empty; old clients expect it
 * @param pid the id of this process
 */
@JsonPropertyOrder({"result", "data", "messages", "function", "processor", "pid"})
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Reply(
    boolean result,
    Object data,
    List<String> messages,
    String function,
    String processor,
    long pid) {

  private static final long PID = ProcessHandle.current().pid();

  /** Done, and nothing to tell. */
  public static Reply ok() {
    return ok(List.of());
  }

  public static Reply ok(Object data) {
    return ok(data, List.of());
  }

  /** Done, with remarks. */
  public static Reply ok(Object data, List<String> messages) {
    return new Reply(true, data, messages, "", "", PID);
  }

  /** Not done, for these reasons. */
  public static Reply refused(List<String> messages) {
    return refused(messages, Map.of());
  }

  /** Not done, for these reasons, with a machine's word for them in {@code data}. */
  public static Reply refused(List<String> messages, Object data) {
    return new Reply(false, data, messages, "", "", PID);
  }
}
