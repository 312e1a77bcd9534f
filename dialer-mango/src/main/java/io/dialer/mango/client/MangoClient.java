package io.dialer.mango.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.CommandOutcome.Unknown;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.client.RequestGate.Turn;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends signed requests to the vendor's API (document, section 2.2), one HTTP POST each, never
 * twice. TLS is 1.2: the vendor supports no other version.
 *
 * <p>A request that the PBX calls malformed is reported to the gate, and the same is not sent again
 * while the gate says so: a second one within two minutes blocks the product.
 */
public final class MangoClient {

  private static final Logger LOG = LoggerFactory.getLogger(MangoClient.class);

  /** In place of a request: the PBX refuses whatever is sent. */
  private static final String ANY = "401";

  private final RequestGate gate;
  private final Leave leave;
  private final SignedPost post;
  private final Duration timeout;

  /**
   * A client for one PBX.
   *
   * @param gate is passed before anything is sent; usually {@link MangoPace}
   */
  public MangoClient(MangoConfiguration configuration, RequestGate gate) {
    this(configuration, gate, trustingAuthorities());
  }

  /** A client that trusts others than the usual authorities. */
  MangoClient(MangoConfiguration configuration, RequestGate gate, SSLContext tls) {
    this.gate = gate;
    this.leave = new Leave(gate);
    this.post = new SignedPost(configuration, tls);
    this.timeout = configuration.requestTimeout();
  }

  /**
   * Sends a command when its turn comes, and tells what became of it. Never throws. An interrupt
   * ends the wait for its turn, and the command is not sent; once sent, its reply is waited for.
   */
  public CommandOutcome send(MangoCommand command) {
    String path = command.path();
    Sending sending = () -> post.sendUndisturbed(path, command);
    return exchange(path, command.limit(), command.live(), command, sending).outcome();
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
      return MangoJson.MAPPER.treeToValue(exchange.answer().orElseThrow().object(), query.reply());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      LOG.warn("{} gave an answer that cannot be read: {}", query.path(), e.getMessage());
      throw new MangoException(query.path(), new Unknown("the answer cannot be read"));
    }
  }

  /**
   * Asks for a text or JSON of any length, when its turn comes.
   *
   * @param file is overwritten with it
   * @return false when it is not ready yet
   * @throws MangoException when it was refused, or did not come whole within two minutes
   */
  public boolean download(MangoDownload download, Path file) throws MangoException {
    Exchange exchange =
        exchange(
            download.path(), download.limit(), false, download, () -> post.send(download, file));
    MangoReply reply =
        exchange
            .answer()
            .orElseThrow(() -> new MangoException(download.path(), exchange.outcome()));
    if (reply.status() != 204 && !reply.isInFile()) {
      throw new MangoException(download.path(), exchange.outcome());
    }
    return reply.isInFile();
  }

  /** Sends one request and waits for its reply. */
  private interface Sending {
    MangoReply now() throws IOException, InterruptedException;
  }

  /**
   * Asks, when its turn comes, where something is to be fetched.
   *
   * @return an address of https, or of http when the API's base address is
   * @throws MangoException when it was refused, or the answer leads nowhere
   */
  public URI locate(MangoRedirect request) throws MangoException {
    Exchange exchange = exchange(request.path(), request.limit(), false, request);
    Optional<URI> target = exchange.answer().flatMap(MangoReply::target);
    if (target.isPresent()) {
      return target.get();
    }
    boolean astray = exchange.answer().map(MangoReply::isRedirection).orElse(false);
    boolean unfit = astray || exchange.outcome() instanceof Accepted;
    throw new MangoException(
        request.path(), unfit ? new Unknown("the answer leads nowhere") : exchange.outcome());
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
    return exchange(path, limit, live, body, () -> post.send(path, body));
  }

  private Exchange exchange(
      String path, MangoLimit limit, boolean live, Object body, Sending sending) {
    String identity = post.identity(path, body);
    Turn turn;
    try {
      turn =
          leave.toSend(new Leave.Request(path, identity, limit, live, waitsWhileHeld(limit, body)));
    } catch (Leave.NotSent e) {
      return Exchange.without(e.outcome());
    }
    Exchange exchange = exchange(path, sending, turn);
    exchange
        .answer()
        .flatMap(MangoReply::complaint)
        .filter(c -> body instanceof MangoCommand || isOfThePbx(c))
        .ifPresent(c -> report(path, body, identity, c));
    return exchange;
  }

  /** A new call may have been granted just before calls were held back. */
  private static boolean waitsWhileHeld(MangoLimit limit, Object body) {
    return limit == MangoLimit.CALLBACK
        || (body instanceof MangoQuery<?> query && query.waitsWhileHeld());
  }

  /** A question that HTTP refuses (404: there is no such report any more) is nobody's fault. */
  private static boolean isOfThePbx(Cause complaint) {
    return complaint.code().equals(ANY) || complaint.code().startsWith("3");
  }

  private Exchange exchange(String path, Sending sending, Turn turn) {
    long sent = System.nanoTime();
    try {
      MangoReply reply = sending.now();
      return new Exchange(Optional.of(reply), reply.outcome());
    } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
      LOG.warn("{} was not sent, there is no connection: {}", path, e.toString());
      return Exchange.without(notSent("NO_CONNECTION", EndReason.PBX_FAILED));
    } catch (HttpTimeoutException e) {
      return Exchange.without(new Unknown("no reply within " + timeout.toMillis() + " ms"));
    } catch (IOException e) {
      return Exchange.without(new Unknown("the connection broke: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exchange.without(new Unknown("interrupted while waiting for the reply"));
    } finally {
      Leave.over(turn, Duration.ofNanos(System.nanoTime() - sent));
    }
  }

  /** It may not change the outcome: the request was sent. */
  private void report(String path, Object body, String identity, Cause cause) {
    String what =
        body instanceof MangoCommand command
            ? "%s (command %s)".formatted(path, command.commandId())
            : path;
    String because = "%s was answered %s (%s)".formatted(what, cause.code(), cause.reason());
    try {
      gate.refused(cause.code().equals(ANY) ? ANY : identity, cause, because);
    } catch (RuntimeException e) {
      LOG.error("New calls could not be held back: {}", because, e);
    }
  }

  private static Rejected notSent(String code, EndReason reason) {
    return new Rejected(new Cause(code, reason), true);
  }

  private static SSLContext trustingAuthorities() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has TLS", e);
    }
  }
}
