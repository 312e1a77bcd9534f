package io.dialer.core.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A reply's body, given up when it grows beyond what any reply that we want has. */
public final class LimitedBody<T> implements BodySubscriber<T> {
  private final BodySubscriber<T> all;
  private final long announced;
  private final long atMost;
  private long received;
  private boolean givenUp;
  private Flow.@Nullable Subscription subscription;

  private LimitedBody(BodySubscriber<T> all, long announced, long atMost) {
    this.all = all;
    this.announced = announced;
    this.atMost = atMost;
  }

  /**
   * Receives as {@code handler} does. The exchange fails with an {@link IOException} when the body
   * has, or is announced to have, more than {@code atMost} bytes.
   */
  public static <T> BodyHandler<T> of(BodyHandler<T> handler, long atMost) {
    return head -> {
      long announced = head.headers().firstValueAsLong("Content-Length").orElse(0);
      return new LimitedBody<>(handler.apply(head), announced, atMost);
    };
  }

  @Override
  public CompletionStage<T> getBody() {
    return all.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    all.onSubscribe(given);
    if (announced > atMost) {
      giveUp();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (givenUp) {
      return;
    }
    buffers.forEach(buffer -> received += buffer.remaining());
    if (received <= atMost) {
      all.onNext(buffers);
    } else {
      giveUp();
    }
  }

  private void giveUp() {
    givenUp = true;
    if (subscription != null) {
      subscription.cancel();
    }
    all.onError(new IOException("the reply has more than " + atMost + " bytes"));
  }

  @Override
  public void onError(Throwable failure) {
    if (!givenUp) {
      all.onError(failure);
    }
  }

  @Override
  public void onComplete() {
    if (!givenUp) {
      all.onComplete();
    }
  }
}
