package io.dialer.emulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a request.
 *
 * @param contentType null for an answer without a body
 * @param location where a redirection leads; null for other answers
 */
public record Reply(
    int status, @Nullable String contentType, String body, @Nullable String location) {
  private static final int METHOD_FAILURE = 420;

  /** An answer that leads nowhere else. */
  public Reply(int status, @Nullable String contentType, String body) {
    this(status, contentType, body, null);
  }

  /** The answer to every accepted command. */
  public static Reply accepted() {
    return result(1000);
  }

  /** Nothing but the vendor's code of the result. */
  public static Reply result(int code) {
    return new Reply(200, "application/json", "{\"result\":" + code + "}");
  }

  /** A redirection, {@code 302 Found}. */
  public static Reply redirect(String location) {
    return new Reply(302, null, "", location);
  }

  /** An object that says {@code "result":1000} and waits for more. */
  public static ObjectNode success() {
    return Json.object().put("result", 1000);
  }

  /** An object as JSON. */
  public static Reply json(Object value) {
    return new Reply(200, "application/json", Json.write(value));
  }

  /** A refusal with the vendor's code. */
  public static Reply error(int code) {
    return new Reply(METHOD_FAILURE, "application/json", "{\"code\":" + code + "}");
  }

  /** The refusal of a request over a limit, section 1.4.1. */
  public static Reply overLimit(int status) {
    return new Reply(
        status,
        "application/json",
        "{\"name\":\"Service Unavailable\",\"message\":\"Rate limit exceeded.\",\"code\":0,\"status\":"
            + status
            + "}");
  }

  /** The refusal of a request over a limit of the contact centre's API, section 1.4.2. */
  public static Reply contactCentreBusy() {
    return new Reply(200, "application/json", "{\"result\":5008}");
  }

  /** A bare status, as for errors of HTTP itself. */
  public static Reply bare(int status) {
    return new Reply(status, null, "");
  }
}
