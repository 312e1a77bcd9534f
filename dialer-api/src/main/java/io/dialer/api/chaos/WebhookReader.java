package io.dialer.api.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Has every change of a feed sent to it. It is no perfect receiver: now and then it answers 500
 * without having taken a delivery, or after it has.
 */
final class WebhookReader implements Reader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "a secret of the chaos run";
  private static final int LOSES_EVERY = 13;
  private static final int FORGETS_TO_SAY_SO_EVERY = 17;

  private final Feed feed;
  private final Cluster cluster;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, JsonNode> last = new HashMap<>();
  private final Set<String> deliveries = new HashSet<>();
  private final List<String> forged = new ArrayList<>();
  private final List<String> backwards = new ArrayList<>();
  private int requests;

  private WebhookReader(Feed feed, Cluster cluster) throws IOException {
    this.feed = feed;
    this.cluster = cluster;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::receive);
  }

  /** Takes deliveries, and registers itself, from the beginning of the feed. */
  @Override
  public void start() {
    server.start();
    try {
      cluster.post(
          "webhook",
          """
          {"url": "http://127.0.0.1:%d/", "what": ["%s"], "secret": "%s", "changeTime": 0}"""
              .formatted(server.getAddress().getPort(), feed.resource(), SECRET));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String timestamp = exchange.getRequestHeaders().getFirst("X-Dialer-Timestamp");
      String signature = exchange.getRequestHeaders().getFirst("X-Dialer-Signature");
      boolean genuine = isGenuine(String.valueOf(timestamp), body, String.valueOf(signature));
      exchange.sendResponseHeaders(answer(genuine, JSON.readTree(body)), -1);
    }
  }

  private synchronized int answer(boolean genuine, JsonNode delivery) {
    requests++;
    if (!genuine) {
      forged.add(delivery.toString());
      return 401;
    } else if (requests % LOSES_EVERY == 0) {
      return 500;
    }
    take(delivery.path("deliveryId").asText(), delivery.path("data"));
    return requests % FORGETS_TO_SAY_SO_EVERY == 0 ? 500 : 204;
  }

  private void take(String deliveryId, JsonNode row) {
    if (!deliveries.add(deliveryId)) {
      return;
    }
    JsonNode before = last.put(row.path("id").asText(), row);
    if (before != null && changeTime(row).compareTo(changeTime(before)) < 0) {
      backwards.add("%s after %s".formatted(row, before));
    }
  }

  private static BigDecimal changeTime(JsonNode row) {
    return new BigDecimal(row.path("changeTime").asText());
  }

  private static boolean isGenuine(String timestamp, byte[] body, String signature) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
      return MessageDigest.isEqual(
          expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public synchronized boolean knows(Map<String, String> rows) {
    return feed.missed(rows, last).isEmpty();
  }

  @Override
  public synchronized List<Finding> verdict(Map<String, String> rows) {
    String title = feed.resource() + " by webhook";
    String figure = "%d changes in %d requests".formatted(deliveries.size(), requests);
    return List.of(
        Finding.none(title + ": no change was missed", figure, feed.missed(rows, last)),
        Finding.none(title + ": changes of a number came in order", backwards),
        Finding.none(title + ": every signature was right", forged));
  }

  /** A reader on a free port. */
  static WebhookReader of(Feed feed, Cluster cluster) {
    try {
      return new WebhookReader(feed, cluster);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
