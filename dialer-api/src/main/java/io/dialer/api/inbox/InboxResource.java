package io.dialer.api.inbox;

import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.mango.webhook.KeptWebhooks;
import io.dialer.mango.webhook.KeptWebhooks.Kept;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PBX's webhooks that wait or could not be applied, and trying those again. */
@Path(ApiPath.BASE + "/inbox")
@Produces(ApiPath.JSON)
public final class InboxResource {
  private static final Logger LOG = LoggerFactory.getLogger(InboxResource.class);
  private static final long LISTED = 100;
  private static final int LISTED_AT_MOST = 1_000;
  private static final int RETRIED_AT_ONCE = 1_000;

  private final KeptWebhooks webhooks;
  private final Runnable onRetry;
  private final InstantSource clock;

  /**
   * @param onRetry told after webhooks were made due again
   */
  public InboxResource(KeptWebhooks webhooks, Runnable onRetry, InstantSource clock) {
    this.webhooks = webhooks;
    this.onRetry = onRetry;
    this.clock = clock;
  }

  /**
   * Webhooks in one state, by id, without their bodies.
   *
   * @param state {@code failed} (the default) or {@code waiting}
   * @param limit how many, 1 to 1000; 100 unless said otherwise
   * @param after the id after which to begin
   */
  @GET
  public Reply list(
      @QueryParam("state") @DefaultValue("failed") String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    int most = Fields.parameter(limit, "limit", 1, LISTED_AT_MOST).orElse(LISTED).intValue();
    long from = Fields.parameter(after, "after", 0, Long.MAX_VALUE).orElse(0L);
    List<Kept> found =
        switch (state) {
          case "failed" -> webhooks.listFailed(from, most);
          case "waiting" -> webhooks.listWaiting(from, most);
          default ->
              throw Refusal.badRequest(
                  "state: failed or waiting is expected, found \"%s\""
                      .formatted(Fields.shortened(state)));
        };
    return Reply.ok(Map.of("results", found.stream().map(WebhookView::of).toList()));
  }

  /** One in any state, with its body. */
  @GET
  @Path("{id}")
  public Reply one(@PathParam("id") String id) {
    return Reply.ok(WebhookView.of(find(id)));
  }

  /** Has one that failed applied again. */
  @POST
  @Path("{id}/retry")
  public Reply retry(@PathParam("id") String id) {
    Kept kept = find(id);
    if (webhooks.retry(kept.id(), clock.instant()) == 0) {
      throw notFailed(kept);
    }
    LOG.info("webhook {} is tried again on request", kept.id());
    onRetry.run();
    return Reply.ok(WebhookView.of(find(id)));
  }

  /**
   * Has those that failed applied again, a thousand at once; {@code left} tells how many remain.
   */
  @POST
  @Path("retry")
  public Reply retryFailed() {
    int retried = webhooks.retryFailed(RETRIED_AT_ONCE, clock.instant());
    LOG.info("{} webhooks that failed are tried again on request", retried);
    onRetry.run();
    return Reply.ok(Map.of("retried", retried, "left", webhooks.failed()));
  }

  /** Deletes one that failed; any other is deleted by its age. */
  @DELETE
  @Path("{id}")
  public Reply delete(@PathParam("id") String id) {
    Kept kept = find(id);
    if (webhooks.delete(kept.id()) == 0) {
      throw notFailed(kept);
    }
    LOG.info("webhook {} ({}) was deleted on request", kept.id(), kept.path());
    return Reply.ok();
  }

  private Kept find(String id) {
    return Fields.id(id)
        .flatMap(webhooks::byId)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "there is no stored webhook \"%s\"".formatted(Fields.shortened(id))));
  }

  private static Refusal notFailed(Kept kept) {
    return Refusal.conflict(
        "webhook %d is %s; only one that failed can be tried again or deleted"
            .formatted(kept.id(), WebhookView.of(kept).state()));
  }
}
