package io.dialer.emulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.emulator.signature.Signature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** The external system: takes webhooks, and refuses those whose signature is wrong. */
final class WebhookReceiver implements AutoCloseable {
  private static final long PATIENCE_MS = 10_000;

  private final ObjectMapper json = new ObjectMapper();
  private final Signature signature;
  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final List<Received> received = new ArrayList<>();

  WebhookReceiver(Signature signature) throws Exception {
    this.signature = signature;
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            response.setStatus(take(request) ? 200 : 403);
            callback.succeeded();
            return true;
          }
        });
    server.start();
  }

  URI url() {
    return server.getURI().resolve("/mango");
  }

  private boolean take(Request request) throws IOException {
    String body = Content.Source.asString(request, StandardCharsets.UTF_8);
    Map<String, String> fields = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    String raw = fields.getOrDefault("json", "");
    boolean right =
        signature.key().equals(fields.get("vpbx_api_key"))
            && signature.matches(fields.getOrDefault("sign", ""), raw);
    if (right) {
      String path = Request.getPathInContext(request).substring("/mango".length());
      Received webhook = new Received(path, raw, json.readTree(raw));
      synchronized (this) {
        received.add(webhook);
        notifyAll();
      }
    }
    return right;
  }

  synchronized List<Received> all() {
    return List.copyOf(received);
  }

  synchronized List<Received> all(Predicate<Received> wanted) {
    return received.stream().filter(wanted).toList();
  }

  /** Waits for the first webhook that fits. */
  Received await(Predicate<Received> wanted) throws InterruptedException {
    return await(1, wanted).get(0);
  }

  /** Waits until so many fit. */
  synchronized List<Received> await(int count, Predicate<Received> wanted)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000;
    List<Received> found = new ArrayList<>();
    int seen = 0;
    while (true) {
      received.subList(seen, received.size()).stream().filter(wanted).forEach(found::add);
      seen = received.size();
      if (found.size() >= count) {
        return found;
      }
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("Waited for " + count + ", found " + found + " among " + received);
      }
      wait(left);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
