package io.dialer.emulator.http;

/**
 * A request that is refused at once: HTTP 420 with {@code {"code":N}} (section 2.2), or, where a
 * method's own table of results says so, HTTP 200 with {@code {"result":N}}.
 */
public final class ApiError extends Exception {
  /** Not a POST. */
  public static final int NOT_POST = 3101;

  /** The signature does not fit. */
  public static final int WRONG_SIGN = 3102;

  /** A parameter is missing. */
  public static final int MISSING = 3103;

  /** A parameter has a wrong format. */
  public static final int WRONG_FORMAT = 3104;

  /** The key is unknown. */
  public static final int WRONG_KEY = 3105;

  /** Parameters that cannot be used together or at all. */
  public static final int INVALID = 3100;

  /** Not a telephone number. */
  public static final int BAD_NUMBER = 3200;

  /** There is no such object. */
  public static final int NO_OBJECT = 3300;

  private final int code;
  private final boolean asResult;

  /**
   * @param code the vendor's code
   * @param message what was wrong, for the emulator's log
   */
  public ApiError(int code, String message) {
    this(code, message, false);
  }

  private ApiError(int code, String message, boolean asResult) {
    super(message);
    this.code = code;
    this.asResult = asResult;
  }

  /** A refusal that the method tells in its {@code result}. */
  public static ApiError result(int code, String message) {
    return new ApiError(code, message, true);
  }

  /** The answer to the client. */
  Reply reply() {
    return asResult ? Reply.result(code) : Reply.error(code);
  }

  /** Whether the vendor counts it as malformed: class 3xxx. */
  boolean isMalformed() {
    return code / 1000 == 3;
  }

  /** The vendor's code. */
  public int code() {
    return code;
  }
}
