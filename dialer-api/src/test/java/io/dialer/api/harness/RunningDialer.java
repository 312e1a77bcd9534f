package io.dialer.api.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dialer.api.DialerApplication;
import io.dialer.api.DialerConfiguration;
import io.dialer.core.database.TestDatabase;
import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The service on free loopback ports, and a client of it. */
public final class RunningDialer implements AutoCloseable {
  private static final String JSON = "application/json";

  private final DropwizardTestSupport<DialerConfiguration> service;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private RunningDialer(DropwizardTestSupport<DialerConfiguration> service) {
    this.service = service;
  }

  /**
   * Starts the service with the project's own {@code config.yml}.
   *
   * @param settings environment variables that differ
   */
  public static RunningDialer start(TestDatabase database, Map<String, String> settings)
      throws Exception {
    Map<String, String> all = new HashMap<>(on(database));
    all.putAll(settings);
    return start(all);
  }

  /** The settings that name a database. */
  static Map<String, String> on(TestDatabase database) {
    return Map.of("DIALER_DB_URL", database.url(), "DIALER_DB_USER", database.user());
  }

  /**
   * Starts the service with the project's own {@code config.yml}.
   *
   * @param settings environment variables that differ, the database among them
   */
  public static RunningDialer start(Map<String, String> settings) throws Exception {
    Path folder = Files.createTempDirectory("dialer-test-");
    Map<String, String> variables = new HashMap<>();
    variables.put("DIALER_DATA_DIR", folder.toString());
    variables.put("DIALER_HTTP_PORT", "0");
    variables.put("DIALER_ADMIN_PORT", "0");
    variables.put("DIALER_BIND_HOST", "127.0.0.1");
    variables.put("DIALER_LOG_LEVEL", "WARN");
    variables.putAll(settings);
    DropwizardTestSupport<DialerConfiguration> service =
        new DropwizardTestSupport<>(DialerApplication.class, "../config.yml") {
          @Override
          public Application<DialerConfiguration> newApplication() {
            return new DialerApplication(variables);
          }
        };
    service.before();
    return new RunningDialer(service);
  }

  /** The service's address, without a slash at its end. */
  public URI address() {
    return URI.create("http://localhost:" + service.getLocalPort());
  }

  public URI adminAddress() {
    return URI.create("http://localhost:" + service.getAdminPort());
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  public Answer post(String path, String body) throws IOException, InterruptedException {
    return send(request(path).header("Content-Type", JSON).POST(BodyPublishers.ofString(body)));
  }

  /** Posts as {@code curl -d} does: JSON under a form's content type. */
  public Answer curl(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  public Answer put(String path, String body) throws IOException, InterruptedException {
    return send(request(path).header("Content-Type", JSON).PUT(BodyPublishers.ofString(body)));
  }

  public Answer delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  /** Uploads as {@code curl -F "file=@name"} does. */
  public Answer upload(String path, String fileName, byte[] content)
      throws IOException, InterruptedException {
    Multipart form = new Multipart().file("file", fileName, content);
    return send(
        request(path)
            .header("Content-Type", form.contentType())
            .POST(BodyPublishers.ofByteArray(form.bytes())));
  }

  /** A request to be completed by the test. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(60));
  }

  public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.headers(), parse(response.body()));
  }

  /** The answer as bytes, for what is not JSON. */
  public HttpResponse<byte[]> fetch(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** A body of any length that is produced while it is sent. */
  public Answer post(String path, BodyPublisher body) throws IOException, InterruptedException {
    return send(request(path).header("Content-Type", JSON).POST(body));
  }

  private JsonNode parse(String body) {
    try {
      return json.readTree(body);
    } catch (IOException e) {
      return TextNode.valueOf(body);
    }
  }

  @Override
  public void close() {
    service.after();
  }
}
