package io.dialer.mango.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
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
import java.util.Optional;
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
    return exchange(command.path(), command.limit(), command.live(), command).outcome();
  }

  /**
   * Asks, when its turn comes.
   *
   * @throws MangoException when it was refused, or there was no usable answer
   */
  public <R> R ask(MangoQuery<R> query) throws MangoException {
    Exchange exchange = exchange(query.path(), query.limit(), false, query);
    CommandOutcome outcome = exchange.answer().map(MangoReply::answer).orElse(exchange.outcome());
    if (!(outcome instanceof Accepted)) {
      throw new MangoException(query.path(), outcome);
    }
    try {
      return MangoJson.MAPPER.treeToValue(exchange.answer().orElseThrow().json(), query.reply());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      LOG.warn("{} gave an answer that cannot be read: {}", query.path(), e.getMessage());
      throw new MangoException(query.path(), new Unknown("the answer cannot be read"));
    }
  }

  /**
   * What came of one request.
   *
   * @param answer the reply; empty when there was none
   */
  private record Exchange(Optional<MangoReply> answer, CommandOutcome outcome) {

    static Exchange without(CommandOutcome outcome) {
      return new Exchange(Optional.empty(), outcome);
    }
  }

  private Exchange exchange(String path, MangoLimit limit, boolean live, Object body) {
    try {
      if (!gate.pass(limit, live)) {
        return Exchange.without(notSent("NO_TURN", EndReason.TOO_MANY_REQUESTS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exchange.without(notSent("NOT_SENT", EndReason.PBX_FAILED));
    } catch (RuntimeException e) {
      LOG.warn("{} was not sent: no access to the request budget", path, e);
      return Exchange.without(notSent("NOT_SENT", EndReason.PBX_FAILED));
    }
    try {
      MangoReply reply = post(path, body);
      return new Exchange(Optional.of(reply), reply.outcome());
    } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
      return Exchange.without(notSent("NO_CONNECTION", EndReason.PBX_FAILED));
    } catch (HttpTimeoutException e) {
      return Exchange.without(new Unknown("no reply within " + requestTimeout.toMillis() + " ms"));
    } catch (IOException e) {
      return Exchange.without(new Unknown("the connection broke: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exchange.without(new Unknown("interrupted while waiting for the reply"));
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
