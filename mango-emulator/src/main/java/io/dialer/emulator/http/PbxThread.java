package io.dialer.emulator.http;

import io.dialer.emulator.time.EmulatedTime;
import org.jspecify.annotations.Nullable;

/** Runs methods whole on the PBX's thread, where what they read and change needs no locks. */
public record PbxThread(EmulatedTime time) {
  /** The same method, run on the PBX's thread. */
  public ApiMethod runs(ApiMethod method) {
    return params -> {
      Outcome outcome = time.ask(() -> attempt(method, params));
      if (outcome.reply == null) {
        throw outcome.error == null ? new ApiError(5000, "A method failed") : outcome.error;
      }
      return outcome.reply;
    };
  }

  private record Outcome(@Nullable Reply reply, @Nullable ApiError error) {}

  private static Outcome attempt(ApiMethod method, Params params) {
    try {
      return new Outcome(method.handle(params), null);
    } catch (ApiError e) {
      return new Outcome(null, e);
    }
  }
}
