package io.dialer.api.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.dialer.core.webhook.Delivery;
import io.dialer.core.webhook.DeliveryOutcome;
import io.dialer.core.webhook.SendDelivery;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends deliveries by HTTP. Connections are kept, redirects are not followed. */
final class HttpDeliveries implements SendDelivery {
  private final HttpClient http;
  private final Duration timeLimit;
  private final InstantSource clock;

  /**
   * A sender.
   *
   * @param timeLimit for one attempt in all
   */
  HttpDeliveries(Duration connectTimeout, Duration timeLimit, InstantSource clock) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
    this.timeLimit = timeLimit;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<DeliveryOutcome> send(Delivery delivery) {
    try {
      CompletableFuture<HttpResponse<String>> reply =
          http.sendAsync(request(delivery), DroppedBody.handler());
      // A request's own time limit ends with the headers; this one counts to the last byte.
      return reply
          .thenApply(HttpDeliveries::judge)
          .orTimeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
          .whenComplete((outcome, failure) -> reply.cancel(true))
          .exceptionally(failure -> new DeliveryOutcome.Failed(Trouble.of(failure, timeLimit)));
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(
          new DeliveryOutcome.Failed("the address cannot be sent to"));
    }
  }

  private HttpRequest request(Delivery delivery) {
    String body = body(delivery);
    long timestamp = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(URI.create(delivery.url()))
        .header("Content-Type", "application/json")
        .header("User-Agent", "dialer")
        .header("X-Dialer-Event", EventWord.of(delivery.event()))
        .header("X-Dialer-Delivery", Long.toString(delivery.id()))
        .header("X-Dialer-Attempt", Integer.toString(delivery.attempt()))
        .header("X-Dialer-Timestamp", Long.toString(timestamp))
        .header("X-Dialer-Signature", DeliverySignature.of(delivery.key(), timestamp, body))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String body(Delivery delivery) {
    StringWriter body = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(body)) {
      out.writeStartObject();
      out.writeStringField("event", EventWord.of(delivery.event()));
      out.writeStringField("deliveryId", Long.toString(delivery.id()));
      out.writeStringField("webhookId", Long.toString(delivery.webhookId()));
      out.writeFieldName("data");
      out.writeRawValue(delivery.rowJson());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toString();
  }

  private static DeliveryOutcome judge(HttpResponse<String> reply) {
    int status = reply.statusCode();
    if (status / 100 == 2) {
      return new DeliveryOutcome.Delivered();
    }
    return new DeliveryOutcome.Failed(
        "HTTP " + status + (status / 100 == 3 ? "; redirects are not followed" : ""));
  }
}
