package io.dialer.api.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The nodes as a client sees them: one that does not answer, or answers with a 5xx, is left for the
 * next one. Each client has a cluster of its own.
 */
public final class Cluster {
  /** Old clients give up after five seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<URI> addresses;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();
  private final AtomicLong moves = new AtomicLong();
  private int current;

  /**
   * @param addresses of the nodes, each with a slash at its end
   */
  public Cluster(List<URI> addresses) {
    this.addresses = List.copyOf(addresses);
  }

  /** How often a node had to be left for another, or asked again. */
  long moves() {
    return moves.get();
  }

  /** As {@link #post}. */
  public JsonNode get(String path) throws InterruptedException {
    return insist("GET", path, "");
  }

  /**
   * Repeats a request, which must bear that, until a node carries it out.
   *
   * @return the reply's {@code data}
   * @throws IllegalStateException when a node refuses it with a 4xx
   */
  public JsonNode post(String path, String body) throws InterruptedException {
    return insist("POST", path, body);
  }

  /** As {@link #post}. */
  public JsonNode put(String path, String body) throws InterruptedException {
    return insist("PUT", path, body);
  }

  private JsonNode insist(String method, String path, String body) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        HttpResponse<String> reply = send(method, path, body);
        if (reply.statusCode() == 200) {
          return JSON.readTree(reply.body()).path("data");
        } else if (reply.statusCode() < 500) {
          throw new IllegalStateException(
              "%s %s was refused with %d: %s"
                  .formatted(method, path, reply.statusCode(), reply.body()));
        }
      } catch (IOException e) {
        // Down, stopping, or its reply broke off: nothing of it counts.
      }
      moves.incrementAndGet();
      current = (current + 1) % addresses.size();
      Pause.of(BETWEEN_TRIES);
    }
    throw new InterruptedException("the run is over");
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    URI address = addresses.get(current).resolve("module-dialer/v1/" + path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
