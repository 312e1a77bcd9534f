package io.dialer.emulator.http;

import io.dialer.emulator.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a request.
 *
 * @param contentType null for an answer without a body
 */
public record Reply(int status, @Nullable String contentType, String body) {
  private static final int METHOD_FAILURE = 420;

  /** The answer to every accepted command. */
  public static Reply accepted() {
    return new Reply(200, "application/json", "{\"result\":1000}");
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

  /** A bare status, as for errors of HTTP itself. */
  public static Reply bare(int status) {
    return new Reply(status, null, "");
  }
}
