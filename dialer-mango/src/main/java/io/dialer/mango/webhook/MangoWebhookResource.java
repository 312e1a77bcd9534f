package io.dialer.mango.webhook;

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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step 4 of a call's life: a webhook is verified on its raw bytes, stored, and only then answered.
 * The vendor does not say whether it repeats one that failed, so each is treated as the only copy.
 */
@Path("/mango")
@Consumes(MediaType.WILDCARD)
public final class MangoWebhookResource {

  private static final Logger LOG = LoggerFactory.getLogger(MangoWebhookResource.class);
  private static final int MAX_BYTES = 1 << 20;

  private final MangoSignature signature;
  private final MangoInbox inbox;
  private final InstantSource clock;
  private final RefusalLog refusals;
  private final AtomicReference<@Nullable Instant> lastPing = new AtomicReference<>();

  public MangoWebhookResource(MangoSignature signature, MangoInbox inbox, InstantSource clock) {
    this.signature = signature;
    this.inbox = inbox;
    this.clock = clock;
    this.refusals = new RefusalLog(clock);
  }

  /** Takes any webhook. A path that is not known yet is stored too. */
  @POST
  @Path("{path: .+}")
  public Response receive(
      @PathParam("path") String path,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      InputStream body)
      throws IOException {
    String plainPath = path.replaceAll("^/+|/+$", "");
    if (plainPath.equals("ping")) {
      return pinged();
    }
    byte[] raw = body.readNBytes(MAX_BYTES + 1);
    if (raw.length > MAX_BYTES) {
      return text(Status.REQUEST_ENTITY_TOO_LARGE, "a webhook has at most 1 MB");
    }
    FormFields form = FormFields.of(contentType, raw);
    byte[] json = form.get("json");
    if (!signature.verify(form.get("vpbx_api_key"), form.get("sign"), json)) {
      refusals.refused();
      return text(Status.UNAUTHORIZED, "wrong vpbx_api_key or sign");
    }
    return store(plainPath, new String(json, StandardCharsets.UTF_8));
  }

  /** When the cabinet's "check connection" was last pressed; empty if never since the start. */
  public Optional<Instant> lastPing() {
    return Optional.ofNullable(lastPing.get());
  }

  private Response store(String path, String json) {
    try {
      inbox.store(path, json);
      return Response.ok().build();
    } catch (MangoInbox.NotStored e) {
      LOG.error("A webhook {} was not stored and was answered 503: {}", path, e.getMessage());
      return text(Status.SERVICE_UNAVAILABLE, "not stored, send it again");
    }
  }

  private Response pinged() {
    Instant now = clock.instant();
    if (lastPing.getAndSet(now) == null) {
      LOG.info("The cabinet's connection check has reached us");
    }
    return Response.ok().build();
  }

  private static Response text(Status status, String message) {
    return Response.status(status).type(MediaType.TEXT_PLAIN_TYPE).entity(message).build();
  }
}
