package io.dialer.emulator.http;

/** A request that is refused at once: HTTP 420 with {@code {"code":N}} (section 2.2). */
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

  private final int code;

  /**
   * @param code the vendor's code
   * @param message what was wrong, for the emulator's log
   */
  public ApiError(int code, String message) {
    super(message);
    this.code = code;
  }

  /** The vendor's code. */
  public int code() {
    return code;
  }
}
