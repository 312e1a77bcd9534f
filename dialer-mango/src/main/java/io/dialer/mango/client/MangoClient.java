package io.dialer.mango.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.CommandOutcome.Unknown;
import io.dialer.core.telephony.EndReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends signed requests to the vendor's API (document, section 2.2), one HTTP POST each, never
 * twice. TLS is 1.2: the vendor supports no other version.
 */
public final class MangoClient {

  private static final Logger LOG = LoggerFactory.getLogger(MangoClient.class);

  private final URI baseUrl;
  private final Secret key;
  private final MangoSignature signature;
  private final Duration requestTimeout;
  private final RequestGate gate;
  private final HttpClient http;

  /**
   * A client for one PBX.
   *
   * @param gate is passed before anything is sent; usually {@link MangoPace}
   */
  public MangoClient(MangoConfiguration configuration, RequestGate gate) {
    this.baseUrl = configuration.apiUrl();
    this.key = configuration.apiKey();
    this.signature = new MangoSignature(configuration.apiKey(), configuration.apiSalt());
    this.requestTimeout = configuration.requestTimeout();
    this.gate = gate;
    SSLParameters tls = new SSLParameters();
    tls.setProtocols(new String[] {"TLSv1.2"});
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(configuration.connectTimeout())
            .sslParameters(tls)
            .build();
  }

  /** Sends a command when its turn comes, and tells what became of it. Never throws. */
  public CommandOutcome send(MangoCommand command) {
    try {
      if (!gate.pass(command.limit(), command.live())) {
        return notSent("NO_TURN", EndReason.TOO_MANY_REQUESTS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notSent("NOT_SENT", EndReason.PBX_FAILED);
    } catch (RuntimeException e) {
      LOG.warn("Command {} was not sent: no access to the request budget", command.commandId(), e);
      return notSent("NOT_SENT", EndReason.PBX_FAILED);
    }
    try {
      return post(command.path(), command).outcome();
    } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
      return notSent("NO_CONNECTION", EndReason.PBX_FAILED);
    } catch (HttpTimeoutException e) {
      return new Unknown("no reply within " + requestTimeout.toMillis() + " ms");
    } catch (IOException e) {
      return new Unknown("the connection broke: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unknown("interrupted while waiting for the reply");
    }
  }

  /**
   * Asks, when its turn comes.
   *
   * @throws MangoException when there was no usable answer
   * @throws InterruptedException when interrupted before it was there
   */
  public <R> R ask(MangoQuery<R> query) throws MangoException, InterruptedException {
    if (!gate.pass(query.limit(), false)) {
      throw new MangoException(query.path() + " was not asked: the request budget is used up");
    }
    try {
      MangoReply reply = post(query.path(), query);
      if (reply.status() != 200 || !reply.json().isObject()) {
        throw new MangoException(query.path() + " failed: " + reply.outcome());
      }
      if (reply.json().has("result") && !(reply.outcome() instanceof CommandOutcome.Accepted)) {
        throw new MangoException(query.path() + " was refused: " + reply.outcome());
      }
      return MangoJson.MAPPER.treeToValue(reply.json(), query.reply());
    } catch (JsonProcessingException e) {
      throw new MangoException(query.path() + " gave an unexpected answer", e);
    } catch (IOException e) {
      throw new MangoException("%s failed: %s".formatted(query.path(), e), e);
    }
  }

  private MangoReply post(String path, Object body) throws IOException, InterruptedException {
    String json = MangoJson.MAPPER.writeValueAsString(body);
    String form =
        "vpbx_api_key=%s&sign=%s&json=%s"
            .formatted(encode(key.value()), signature.of(json), encode(json));
    HttpRequest request =
        HttpRequest.newBuilder(baseUrl.resolve(path))
            .timeout(requestTimeout)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    return MangoReply.of(response.statusCode(), response.body());
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Rejected notSent(String code, EndReason reason) {
    return new Rejected(new Cause(code, reason), true);
  }
}
