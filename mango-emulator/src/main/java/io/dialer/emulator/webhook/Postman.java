package io.dialer.emulator.webhook;

import io.dialer.emulator.signature.Signature;
import io.dialer.emulator.wire.WireWatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts webhooks over HTTP/1.1 with connections kept alive, many at a time. A failed one is counted
 * and logged, never repeated: whether the vendor repeats is not documented.
 *
 * <p>Blocking threads and {@link HttpURLConnection} cost about half as much of the processor as the
 * JDK's newer client does, and the processor is what bounds the emulator beside the one it tests.
 */
public final class Postman implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Postman.class);
  // More at once only pile up connections; the receiver's own threads are fewer.
  private static final int AT_ONCE = 32;
  private static final int TIMEOUT_MS = 5000;
  private static final long IDLE_SECONDS = 10;

  private final Signature signature;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> daemon(task),
          new DiscardPolicy());
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile @Nullable URI base;
  private volatile WireWatch watch = WireWatch.NOBODY;

  public Postman(Signature signature, @Nullable URI base) {
    this.signature = signature;
    this.base = base;
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "webhooks");
    thread.setDaemon(true);
    return thread;
  }

  /** Where webhooks go from now on. */
  public void address(URI base) {
    this.base = base;
  }

  /** Tells of every webhook from now on. */
  public void watch(WireWatch newWatch) {
    watch = newWatch;
  }

  /** Posts a webhook as soon as there is room. Without an address nothing is posted. */
  public void post(Webhook webhook) {
    threads.execute(() -> deliver(webhook));
  }

  /** Forgets what waits, and the counts. */
  public void reset() {
    threads.getQueue().clear();
    sent.set(0);
    failed.set(0);
  }

  private void deliver(Webhook webhook) {
    URI target = base;
    if (target == null) {
      return;
    }
    watch.sending(webhook.path(), webhook.json());
    try {
      int status = send(target, webhook);
      if (status / 100 == 2) {
        sent.incrementAndGet();
      } else {
        fail(webhook, "HTTP " + status);
      }
    } catch (IOException e) {
      fail(webhook, e.toString());
    }
  }

  private void fail(Webhook webhook, String why) {
    failed.incrementAndGet();
    log.warn("Webhook {} failed: {}", webhook.path(), why);
  }

  private int send(URI target, Webhook webhook) throws IOException {
    byte[] form = form(webhook.json()).getBytes(StandardCharsets.US_ASCII);
    String root = target.toString().replaceAll("/$", "");
    HttpURLConnection http =
        (HttpURLConnection) URI.create(root + webhook.path()).toURL().openConnection();
    http.setRequestMethod("POST");
    http.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    http.setConnectTimeout(TIMEOUT_MS);
    http.setReadTimeout(TIMEOUT_MS);
    http.setInstanceFollowRedirects(false);
    http.setDoOutput(true);
    // A streamed body is never sent again behind our back when a kept connection turns out dead.
    http.setFixedLengthStreamingMode(form.length);
    try (OutputStream out = http.getOutputStream()) {
      out.write(form);
    }
    int status = http.getResponseCode();
    drain(status < 400 ? http.getInputStream() : http.getErrorStream());
    return status;
  }

  // Only a connection that has been read to its end is used again.
  private static void drain(@Nullable InputStream body) throws IOException {
    if (body != null) {
      try (body) {
        var unused = body.readAllBytes();
      }
    }
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
  public void close() {
    base = null;
    threads.shutdownNow();
  }
}
