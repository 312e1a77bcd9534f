package io.dialer.api.webhook;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply's body for nothing, so that its connection can be used again. A long one is not
 * read to its end: the status was told, and the connection is given up.
 */
final class DroppedBody implements BodySubscriber<String> {
  private static final long AT_MOST = 64 * 1024;

  private final CompletableFuture<String> read = new CompletableFuture<>();
  private long received;
  private Flow.@Nullable Subscription subscription;

  static BodyHandler<String> handler() {
    return head -> new DroppedBody();
  }

  @Override
  public CompletionStage<String> getBody() {
    return read;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    buffers.forEach(buffer -> received += buffer.remaining());
    if (received > AT_MOST && subscription != null) {
      subscription.cancel();
      read.complete("");
    }
  }

  @Override
  public void onError(Throwable failure) {
    read.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    read.complete("");
  }
}
