package io.dialer.api.webhook;

import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.core.webhook.DeliveryStore;
import io.dialer.core.webhook.WebhookStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What of a webhook's deliveries was not made yet, or was given up. */
@Path(ApiPath.BASE + "/webhook/{id}/deliveries")
@Produces(ApiPath.JSON)
public final class DeliveryResource {
  private static final int LISTED_AT_MOST = 500;

  private final Jdbi jdbi;
  private final Runnable onReplay;
  private final InstantSource clock;

  /**
   * Deliveries over REST.
   *
   * @param onReplay told when there is something to deliver
   */
  public DeliveryResource(Jdbi jdbi, Runnable onReplay, InstantSource clock) {
    this.jdbi = jdbi;
    this.onReplay = onReplay;
    this.clock = clock;
  }

  /** Deliveries, by id; {@code offset} is the id after which to begin. */
  @GET
  public Reply list(
      @PathParam("id") String id,
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("offset") @Nullable String offset) {
    long webhook = existing(id);
    DeliveryStore.State wanted = state == null ? null : state(state);
    int most = Fields.parameter(limit, "limit", 1, LISTED_AT_MOST).orElse(100L).intValue();
    long after = Fields.parameter(offset, "offset", 0, Long.MAX_VALUE).orElse(0L);
    List<DeliveryStore.Listed> listed =
        jdbi.withExtension(DeliveryStore.class, d -> d.list(webhook, wanted, after, most));
    return Reply.ok(Map.of("results", listed.stream().map(DeliveryView::of).toList()));
  }

  /** Has one delivery made after all that was given up. */
  @POST
  @Path("{delivery}/replay")
  public Reply replayOne(@PathParam("id") String id, @PathParam("delivery") String delivery) {
    long webhook = existing(id);
    long wanted = WebhookId.of(delivery);
    int replayed =
        jdbi.withExtension(DeliveryStore.class, d -> d.replay(webhook, wanted, 1, clock.instant()));
    if (replayed == 0) {
      throw refused(webhook, wanted, delivery);
    }
    onReplay.run();
    return Reply.ok(Map.of("replayed", replayed));
  }

  private Refusal refused(long webhook, long delivery, String written) {
    Optional<DeliveryStore.State> state =
        jdbi.withExtension(DeliveryStore.class, d -> d.state(webhook, delivery));
    return state
        .map(
            s ->
                Refusal.conflict(
                    "delivery %d is not dead but %s; it will be made by itself"
                        .formatted(delivery, s.name().toLowerCase(Locale.ROOT))))
        .orElseGet(
            () ->
                Refusal.notFound(
                    "webhook %d has no delivery \"%s\"; those that were made are not kept"
                        .formatted(webhook, Fields.shortened(written))));
  }

  private long existing(String id) {
    long webhook = WebhookId.of(id);
    if (!jdbi.withExtension(WebhookStore.class, w -> w.exists(webhook))) {
      throw WebhookId.unknown(id);
    }
    return webhook;
  }

  private static DeliveryStore.State state(String written) {
    return switch (written) {
      case "waiting" -> DeliveryStore.State.WAITING;
      case "sending" -> DeliveryStore.State.SENDING;
      case "dead" -> DeliveryStore.State.DEAD;
      default ->
          throw Refusal.badRequest(
              "state: waiting, sending or dead is expected, found \"%s\""
                  .formatted(Fields.shortened(written)));
    };
  }
}
