package io.dialer.emulator.webhook;

import io.dialer.emulator.signature.Signature;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts webhooks over HTTP/1.1 with connections kept alive, many at a time. A failed one is counted
 * and logged, never repeated: whether the vendor repeats is not documented.
 */
public final class Postman implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Postman.class);
  // More at once only pile up connections; the receiver's own threads are fewer.
  private static final int AT_ONCE = 64;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Signature signature;
  // Two threads: answers are only counted, and more threads contend for the cores of the one who is
  // tested.
  private final ExecutorService threads = Executors.newFixedThreadPool(2, Postman::daemon);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIMEOUT)
          .executor(threads)
          .build();
  private final Queue<Webhook> waiting = new ArrayDeque<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile @Nullable URI base;
  private int inFlight;

  public Postman(Signature signature, @Nullable URI base) {
    this.signature = signature;
    this.base = base;
  }

  /** Where webhooks go from now on. */
  public void address(URI base) {
    this.base = base;
  }

  /** Posts a webhook as soon as there is room. Without an address nothing is posted. */
  public synchronized void post(Webhook webhook) {
    waiting.add(webhook);
    postWaiting();
  }

  /** Forgets what waits, and the counts. */
  public synchronized void reset() {
    waiting.clear();
    sent.set(0);
    failed.set(0);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "webhooks");
    thread.setDaemon(true);
    return thread;
  }

  private void postWaiting() {
    while (inFlight < AT_ONCE) {
      Webhook next = waiting.poll();
      if (next == null) {
        return;
      }
      URI target = base;
      if (target != null) {
        inFlight++;
        send(request(target, next), next);
      }
    }
  }

  private void send(HttpRequest request, Webhook webhook) {
    var unused =
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
            .whenComplete((response, failure) -> done(webhook, response, failure));
  }

  private void done(
      Webhook webhook, @Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
    if (failure == null && response != null && response.statusCode() / 100 == 2) {
      sent.incrementAndGet();
    } else {
      failed.incrementAndGet();
      log.warn(
          "Webhook {} failed: {}",
          webhook.path(),
          response == null ? failure : "HTTP " + response.statusCode());
    }
    synchronized (this) {
      inFlight--;
      postWaiting();
    }
  }

  private HttpRequest request(URI target, Webhook webhook) {
    String root = target.toString();
    String address =
        (root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + webhook.path();
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form(webhook.json())))
        .build();
  }

  private String form(String json) {
    return "vpbx_api_key="
        + URLEncoder.encode(signature.key(), StandardCharsets.UTF_8)
        + "&sign="
        + signature.of(json)
        + "&json="
        + URLEncoder.encode(json, StandardCharsets.UTF_8);
  }

  /** How many were answered with 2xx. */
  public long sent() {
    return sent.get();
  }

  /** How many were not. */
  public long failed() {
    return failed.get();
  }

  @Override
  public synchronized void close() {
    waiting.clear();
    base = null;
    threads.shutdown();
  }
}
