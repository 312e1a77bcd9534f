package io.dialer.mango.client;

/**
 * A request that must not be sent: the vendor would call it malformed, and a second such request
 * within two minutes blocks the product. The message names the method, the field, its value and
 * what was expected.
 */
public final class InvalidRequest extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  InvalidRequest(String method, String field, String problem) {
    super("%s: %s %s".formatted(method, field, problem));
    this.field = field;
  }

  /** The field that cannot be sent, as the vendor names it. */
  public String field() {
    return field;
  }
}
