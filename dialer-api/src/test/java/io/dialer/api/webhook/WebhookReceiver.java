package io.dialer.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A CRM that takes webhooks, or does not. */
final class WebhookReceiver implements AutoCloseable {

  /** One delivery as it arrived. */
  record Received(Headers headers, String body, JsonNode json) {

    String header(String name) {
      return headers.getFirst(name);
    }

    JsonNode data() {
      return json.path("data");
    }

    String phone() {
      return data().path("phone").asText();
    }

    /** Whose change it was, and which: {@code 79520000001:endCall}. */
    String change() {
      return phone() + ":" + data().path("state").asText();
    }
  }

  /** How a receiver answers. */
  interface Answer {
    void to(Received received, HttpExchange exchange) throws IOException;
  }

  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Answer answer = status(200);

  WebhookReceiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  static WebhookReceiver start() throws IOException {
    return new WebhookReceiver(0);
  }

  static Answer status(int status) {
    return (received, exchange) -> exchange.sendResponseHeaders(status, -1);
  }

  void answers(Answer given) {
    answer = given;
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port() + "/dialer?source=1");
  }

  List<Received> received() {
    return received;
  }

  List<String> changes() {
    return received.stream().map(Received::change).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Received one = new Received(exchange.getRequestHeaders(), body, json.readTree(body));
      received.add(one);
      answer.to(one, exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
