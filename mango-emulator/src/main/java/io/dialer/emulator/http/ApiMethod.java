package io.dialer.emulator.http;

/** One method of the vendor's API. Called by many threads. */
@FunctionalInterface
public interface ApiMethod {
  /**
   * Executes a request whose signature was right.
   *
   * @throws ApiError if it is refused at once
   */
  Reply handle(Params params) throws ApiError;
}
