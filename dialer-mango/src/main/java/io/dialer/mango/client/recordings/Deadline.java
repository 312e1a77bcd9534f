package io.dialer.mango.client.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Closes a stream that has not come to its end in time, so that nobody waits for it for ever. */
final class Deadline implements AutoCloseable {

  private final Duration longest;
  private final CompletableFuture<Void> end;
  private volatile boolean passed;

  Deadline(InputStream stream, Duration longest) {
    this.longest = longest;
    this.end =
        CompletableFuture.runAsync(
            () -> cut(stream),
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
  }

  void mustNotHavePassed() throws IOException {
    if (passed) {
      throw new HttpTimeoutException(
          "the recording did not come whole within " + longest.toMillis() + " ms");
    }
  }

  @Override
  public void close() {
    end.cancel(false);
  }

  private void cut(InputStream stream) {
    passed = true;
    try {
      stream.close();
    } catch (IOException e) {
      // Whoever reads it is told.
    }
  }
}
