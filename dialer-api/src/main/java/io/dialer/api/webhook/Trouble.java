package io.dialer.api.webhook;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Why a receiver could not be sent to, in few words. */
final class Trouble {
  private static final int LONGEST = 200;

  private Trouble() {}

  static String of(Throwable thrown, Duration timeLimit) {
    Throwable failure =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (failure instanceof TimeoutException) {
      return "no reply within " + timeLimit.toMillis() + " ms";
    } else if (failure instanceof HttpConnectTimeoutException) {
      return "no connection in time";
    } else if (failure instanceof ConnectException) {
      return isUnknownHost(failure) ? "the host's name is not known" : "no connection";
    }
    String told = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return told.substring(0, Math.min(told.length(), LONGEST)).replace('\0', ' ');
  }

  private static boolean isUnknownHost(@Nullable Throwable failure) {
    return failure != null
        && (failure instanceof UnresolvedAddressException || isUnknownHost(failure.getCause()));
  }
}
