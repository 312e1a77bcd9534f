package io.dialer.mango.client;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.core.http.LimitedBody;
import io.dialer.core.thread.DaemonThreads;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** One signed HTTP POST (document, section 2.2), never sent twice. TLS is 1.2 and nothing else. */
final class SignedPost {

  /** Far above any reply that is JSON, and far below what would fill the memory. */
  static final int REPLY_AT_MOST = 16 * 1024 * 1024;

  /** A million calls of the statistics, or tries of a campaign; more would only fill the disk. */
  private static final long FILE_AT_MOST = 512L * 1024 * 1024;

  private static final Duration DOWNLOAD = Duration.ofMinutes(2);

  /** An interrupt would break the connection of the thread that writes to it: these do instead. */
  private static final Executor UNDISTURBED = DaemonThreads.asNeeded("mango-send");

  private final URI baseUrl;
  private final Secret key;
  private final MangoSignature signature;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * @param tls whom to trust
   */
  SignedPost(MangoConfiguration configuration, SSLContext tls) {
    this.baseUrl = configuration.apiUrl();
    this.key = configuration.apiKey();
    this.signature = new MangoSignature(configuration.apiKey(), configuration.apiSalt());
    this.timeout = configuration.requestTimeout();
    this.http =
        configuration.http().followRedirects(HttpClient.Redirect.NEVER).sslContext(tls).build();
  }

  /**
   * What tells requests apart: the path and all that is sent but the command's own id, as we sign
   * it. Two requests with one identity are the same to the PBX; with another key or salt it is
   * another request.
   */
  String identity(String path, Object body) {
    JsonNode json = MangoJson.MAPPER.valueToTree(body);
    if (json instanceof ObjectNode fields) {
      fields.remove("command_id");
    }
    return path + " " + signature.of(json.toString());
  }

  /**
   * Sends, and waits for the whole reply.
   *
   * @throws HttpTimeoutException when the reply was not there in time, its last byte included
   * @throws IOException when there was no connection, or it broke
   */
  MangoReply send(String path, Object body) throws IOException, InterruptedException {
    return MangoReply.of(
        whole(
            http.sendAsync(
                request(path, body), LimitedBody.of(BodyHandlers.ofByteArray(), REPLY_AT_MOST)),
            timeout));
  }

  /**
   * Sends a command, and waits for the whole reply whatever happens: once handed to the network it
   * may be carried out, so an interrupt does not end the wait.
   *
   * @throws HttpTimeoutException when the reply was not there in time, its last byte included
   * @throws IOException when there was no connection, or it broke
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the inner one is the reply
  MangoReply sendUndisturbed(String path, Object body) throws IOException {
    HttpRequest request = request(path, body);
    CompletableFuture<HttpResponse<byte[]>> reply =
        CompletableFuture.supplyAsync(
                () ->
                    http.sendAsync(
                        request, LimitedBody.of(BodyHandlers.ofByteArray(), REPLY_AT_MOST)),
                UNDISTURBED)
            .join();
    try {
      return MangoReply.of(
          reply.copy().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).join());
    } catch (CompletionException e) {
      throw failure(e.getCause());
    } finally {
      reply.cancel(true);
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    if (cause instanceof TimeoutException) {
      return new HttpTimeoutException("no whole reply");
    }
    return cause instanceof IOException failure ? failure : new IOException(cause);
  }

  /**
   * Sends, and waits for the whole reply, of at most 512 MB.
   *
   * @param file is overwritten with it
   */
  MangoReply send(MangoDownload download, Path file) throws IOException, InterruptedException {
    HttpResponse<Path> response =
        whole(
            http.sendAsync(
                request(download.path(), download),
                LimitedBody.of(
                    BodyHandlers.ofFile(file, CREATE, WRITE, TRUNCATE_EXISTING), FILE_AT_MOST)),
            DOWNLOAD);
    return MangoReply.ofFile(response, download.answersInJson());
  }

  private HttpRequest request(String path, Object body) throws JsonProcessingException {
    String json = MangoJson.MAPPER.writeValueAsString(body);
    String form =
        "vpbx_api_key=%s&sign=%s&json=%s"
            .formatted(encode(key.value()), signature.of(json), encode(json));
    return HttpRequest.newBuilder(baseUrl.resolve(path))
        .timeout(timeout)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Accept", "application/json")
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  /** The request's own timeout ends with the reply's headers; a body may trickle for ever. */
  private static <T> T whole(CompletableFuture<T> reply, Duration atMost)
      throws IOException, InterruptedException {
    try {
      return reply.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole reply");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      reply.cancel(true);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
