package io.dialer.api.rest;

import java.util.List;
import java.util.Map;

/**
 * A request that is not done because of what it asks: its sender can put it right.
 *
 * <p>The messages say what was wrong, where, and what was expected.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final transient List<String> messages;
  private final transient Object data;

  /**
   * @param status an HTTP status, 4xx
   * @param data goes into the reply as it is
   */
  public Refusal(int status, List<String> messages, Object data) {
    super(String.join("; ", messages));
    this.status = status;
    this.messages = List.copyOf(messages);
    this.data = data;
  }

  public Refusal(int status, List<String> messages) {
    this(status, messages, Map.of());
  }

  public Refusal(int status, String message) {
    this(status, List.of(message));
  }

  /** 400: the request is malformed or asks for something impossible. */
  public static Refusal badRequest(String message) {
    return new Refusal(400, message);
  }

  /** 404: there is no such thing. */
  public static Refusal notFound(String message) {
    return new Refusal(404, message);
  }

  /** 409: something else stands in the way. */
  public static Refusal conflict(String message) {
    return new Refusal(409, message);
  }

  public int status() {
    return status;
  }

  Reply reply() {
    return Reply.refused(messages, data);
  }
}
