package io.dialer.mango.webhook;

import io.dialer.mango.MangoMoments;
import io.dialer.mango.client.MangoSignature;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step 4 of a call's life: a webhook is verified on its raw bytes, stored, and only then answered.
 * The vendor does not say whether it repeats one that failed, so each is treated as the only copy.
 */
@FromThePbx
@Path("/mango")
@Consumes(MediaType.WILDCARD)
public final class MangoWebhookResource {

  private static final Logger LOG = LoggerFactory.getLogger(MangoWebhookResource.class);
  private static final int MAX_BYTES = 1 << 20;

  /** A body is in memory until it is verified; so are all that are read at once. */
  private static final int READ_AT_ONCE = 24;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PING_NOTED_EVERY = Duration.ofSeconds(10);

  private final MangoSignature signature;
  private final Keeping keeping;
  private final InstantSource clock;
  private final MangoMoments moments;
  private final RefusalLog refusals;
  private final Semaphore places = new Semaphore(READ_AT_ONCE, true);
  private volatile Instant notedPing = Instant.MIN;

  /** Where verified webhooks go; usually {@link MangoInbox#store}. */
  @FunctionalInterface
  public interface Keeping {
    /** Done when the webhook may be answered as taken; fails when it was not. */
    CompletionStage<?> store(String path, String json);
  }

  /**
   * @param moments where it is noted that the cabinet checked the connection
   */
  public MangoWebhookResource(
      MangoSignature signature, Keeping keeping, MangoMoments moments, InstantSource clock) {
    this.signature = signature;
    this.keeping = keeping;
    this.moments = moments;
    this.clock = clock;
    this.refusals =
        new RefusalLog(
            "Refused {} webhooks whose key or signature is not ours; if the PBX sent them, compare"
                + " MANGO_API_KEY and MANGO_API_SALT with the cabinet",
            clock);
  }

  /**
   * Takes any webhook. A path that is not known yet is stored too. Whoever waits for the commit
   * holds no thread.
   */
  @POST
  @Path("{path: .+}")
  public CompletionStage<Response> receive(
      @PathParam("path") String path,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      InputStream body)
      throws IOException {
    String plainPath = path.replaceAll("/+$", "");
    if (plainPath.equals("ping")) {
      return CompletableFuture.completedStage(pinged());
    }
    if (!hasPlace()) {
      return CompletableFuture.completedStage(later("too many webhooks are being read now"));
    }
    Read read;
    try {
      read = read(plainPath, contentType, body);
    } finally {
      places.release();
    }
    return read.refused()
        .map(CompletableFuture::completedStage)
        .orElseGet(() -> store(plainPath, read.json()));
  }

  /**
   * What was sent.
   *
   * @param json empty when it is refused
   */
  private record Read(Optional<Response> refused, String json) {
    static Read refused(Response answer) {
      return new Read(Optional.of(answer), "");
    }
  }

  /** Nothing here uses the database: anybody can send this far. */
  private Read read(String path, @Nullable String contentType, InputStream body)
      throws IOException {
    byte[] raw = body.readNBytes(MAX_BYTES + 1);
    if (raw.length > MAX_BYTES) {
      return Read.refused(text(Status.REQUEST_ENTITY_TOO_LARGE, "a webhook has at most 1 MB"));
    }
    FormFields form = FormFields.of(contentType, raw);
    byte[] json = form.get("json");
    if (!isFromOurPbx(path, form, json)) {
      refusals.refused();
      return Read.refused(text(Status.UNAUTHORIZED, "wrong vpbx_api_key or sign"));
    }
    return new Read(Optional.empty(), new String(json, StandardCharsets.UTF_8));
  }

  private boolean hasPlace() {
    try {
      return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How many webhooks this node has refused since its start because of their key or signature. */
  public long refused() {
    return refusals.all();
  }

  /**
   * The contact centre calls the key {@code api_key}, and signs nothing in the document's examples
   * of {@code events/user/…} (section 4.4): there the key alone is enough, unless a signature came.
   */
  private boolean isFromOurPbx(String path, FormFields form, byte[] json) {
    byte[] key = form.has("vpbx_api_key") ? form.get("vpbx_api_key") : form.get("api_key");
    boolean unsigned = path.startsWith("events/user/") && !form.has("sign");
    return unsigned ? signature.isOurKey(key) : signature.verify(key, form.get("sign"), json);
  }

  private CompletionStage<Response> store(String path, String json) {
    return keeping
        .store(path, json)
        .handle(
            (stored, failure) ->
                failure == null ? Response.ok().build() : notStored(path, failure));
  }

  private static Response notStored(String path, Throwable failure) {
    LOG.error(
        "A webhook {} was not stored and was answered 503: {}", path, root(failure).toString());
    return later("not stored, send it again");
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Anybody can ping, so it is not written down more often than every ten seconds. */
  private Response pinged() {
    Instant now = clock.instant();
    if (notedPing.isBefore(now.minus(PING_NOTED_EVERY))) {
      notedPing = now;
      try {
        moments.happened(MangoMoments.PING, now);
        LOG.info("The cabinet's connection check has reached us");
      } catch (RuntimeException e) {
        LOG.error("The cabinet's connection check was answered 503", e);
        return later("the database cannot be reached");
      }
    }
    return Response.ok().build();
  }

  private static Response later(String why) {
    return Response.status(Status.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, 2)
        .type(MediaType.TEXT_PLAIN_TYPE)
        .entity(why)
        .build();
  }

  private static Response text(Status status, String message) {
    return Response.status(status).type(MediaType.TEXT_PLAIN_TYPE).entity(message).build();
  }
}
