package io.dialer.mango;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialer.mango.client.MangoConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An HTTP peer on loopback that notes what it is sent and answers what it is told to. */
public final class FakeMango implements BeforeEachCallback, AfterEachCallback {

  public static final String KEY = "5f4dcc3b5aa765d61d8327deb882cf99";
  public static final String SALT = "s-a+l&t=";

  /** What was sent: the path, and the form's fields decoded. */
  public record Sent(String path, String contentType, String form, Map<String, String> fields) {
    public String json() {
      return fields.getOrDefault("json", "");
    }
  }

  private record Answer(int status, String body, boolean cut, long delayMillis) {}

  private final List<Sent> sent = new ArrayList<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<String, Deque<Answer>> turns = new HashMap<>();
  private final Map<String, String> redirects = new HashMap<>();
  private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
  private Answer otherwise = new Answer(200, "{\"result\":1000}", false, 0);
  private HttpServer server = newServer();
  private ExecutorService threads = Executors.newCachedThreadPool();

  @Override
  public void beforeEach(ExtensionContext context) {
    sent.clear();
    answers.clear();
    turns.clear();
    redirects.clear();
    next.clear();
    otherwise = new Answer(200, "{\"result\":1000}", false, 0);
    server = newServer();
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.stop(0);
    threads.shutdownNow();
  }

  /** What every request without an answer of its own gets. */
  public void answer(int status, String body) {
    otherwise = new Answer(status, body, false, 0);
  }

  public void answer(String path, String body) {
    answers.put("/vpbx/" + path, new Answer(200, body, false, 0));
  }

  /** One more answer of a path; they are given in turn, before any other. */
  public void answerNext(String path, int status, String body) {
    turns
        .computeIfAbsent("/vpbx/" + path, p -> new ArrayDeque<>())
        .add(new Answer(status, body, false, 0));
  }

  /** What asks for {@code path} is sent to {@code location}. */
  public void redirect(String path, String location) {
    redirects.put("/vpbx/" + path, location);
  }

  /** What one request gets that has no answer of its own, in the order they come. */
  public void answerNext(int status, String body) {
    next.add(new Answer(status, body, false, 0));
  }

  /** One request without an answer of its own finds its connection cut, in its turn. */
  public void cutNext() {
    next.add(new Answer(200, "", true, 0));
  }

  public void answerAfter(long millis) {
    otherwise = new Answer(200, "{\"result\":1000}", false, millis);
  }

  public void cutConnections() {
    otherwise = new Answer(200, "", true, 0);
  }

  public void stop() {
    server.stop(0);
  }

  public synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  public Sent onlySent() {
    List<Sent> all = sent();
    if (all.size() != 1) {
      throw new AssertionError("expected one request but got " + all);
    }
    return all.get(0);
  }

  /** A valid configuration that points here; more settings as {@code "name":value}. */
  public MangoConfiguration configuration(String... more) {
    return configuration("http://127.0.0.1:" + server.getAddress().getPort() + "/vpbx/", more);
  }

  public static MangoConfiguration configuration(String url, String[] more) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("apiUrl", '"' + url + '"');
    settings.put("apiKey", '"' + KEY + '"');
    settings.put("apiSalt", '"' + SALT + '"');
    settings.put("extension", "\"101\"");
    settings.put("line", "\"74951234567\"");
    settings.put("ivrLine", "\"74957654321\"");
    settings.put("requestTimeoutMillis", "2000");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    List<String> lines = new ArrayList<>();
    settings.forEach((name, value) -> lines.add("\"%s\":%s".formatted(name, value)));
    try {
      return new ObjectMapper()
          .readValue("{" + String.join(",", lines) + "}", MangoConfiguration.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
      synchronized (this) {
        sent.add(new Sent(path, String.valueOf(contentType), form, fields(form)));
      }
      String location = redirects.get(path);
      if (location != null) {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
        return;
      }
      Deque<Answer> turn = turns.getOrDefault(path, new ArrayDeque<>());
      Answer answer = turn.isEmpty() ? standing(path) : turn.remove();
      Thread.sleep(answer.delayMillis);
      if (answer.cut) {
        return;
      }
      byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer standing(String path) {
    return answers.containsKey(path) ? answers.get(path) : queued();
  }

  private Answer queued() {
    Answer first = next.poll();
    return first == null ? otherwise : first;
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      fields.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
