package io.dialer.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.core.campaign.CampaignStore;
import io.dialer.core.task.TaskStore;
import io.dialer.core.webhook.DeliveryStore;
import io.dialer.core.webhook.SigningKey;
import io.dialer.core.webhook.Webhook;
import io.dialer.core.webhook.WebhookStanding;
import io.dialer.core.webhook.WebhookStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Webhooks: who is told of changes. */
@Path(ApiPath.BASE + "/webhook")
@Produces(ApiPath.JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class WebhookResource {
  /** Each of them reads the feed by itself. */
  private static final int AT_MOST = 50;

  private static final int REPLAYED_AT_MOST = 10_000;

  private final Jdbi jdbi;
  private final Runnable onChange;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Webhooks over REST.
   *
   * @param onChange told when there may be something to deliver
   */
  public WebhookResource(Jdbi jdbi, Runnable onChange, InstantSource clock) {
    this.jdbi = jdbi;
    this.onChange = onChange;
    this.clock = clock;
  }

  /** Registers a webhook. Its secret is in this reply, and in no other. */
  @POST
  public Reply register(@Nullable JsonNode sent) {
    JsonNode body = given(sent);
    if (body.hasNonNull("id")) {
      throw Refusal.badRequest(
          "id: the dialer gives it; a webhook that is there is edited with PUT /webhook/{id}");
    }
    Webhook template =
        new Webhook(0, "", SigningKey.generate(random), true, true, null, null, true);
    Webhook webhook = WebhookForm.read(body, template);
    Long since =
        Fields.whole(body.get("changeTime"), "changeTime", 0, clock.instant().getEpochSecond())
            .orElse(null);
    WebhookStanding added = jdbi.inTransaction(handle -> add(handle, webhook, since));
    onChange.run();
    return Reply.ok(WebhookView.withSecret(added), remarks(webhook));
  }

  private static WebhookStanding add(Handle handle, Webhook webhook, @Nullable Long since) {
    WebhookStore webhooks = handle.attach(WebhookStore.class);
    webhooks.takeTurn();
    if (webhooks.count() >= AT_MOST) {
      throw Refusal.conflict(
          "there are %d webhooks already, and no more are possible; delete one that is not needed"
              .formatted(AT_MOST));
    }
    return webhooks.standing(webhooks.add(webhook, since)).get(0);
  }

  /** Changes what was sent, and leaves the rest as it is. */
  @PUT
  @Path("{id}")
  public Reply edit(@PathParam("id") String id, @Nullable JsonNode sent) {
    JsonNode body = given(sent);
    WebhookStanding edited =
        jdbi.inTransaction(
            handle -> {
              WebhookStore webhooks = handle.attach(WebhookStore.class);
              Webhook known =
                  webhooks.lockById(WebhookId.of(id)).orElseThrow(() -> WebhookId.unknown(id));
              webhooks.change(WebhookForm.read(body, known));
              return webhooks.standing(known.id()).get(0);
            });
    onChange.run();
    return Reply.ok(WebhookView.of(edited), remarks(edited.webhook()));
  }

  @GET
  public Reply list() {
    List<WebhookStanding> all = jdbi.withExtension(WebhookStore.class, w -> w.standing(null));
    return Reply.ok(Map.of("results", all.stream().map(WebhookView::of).toList()));
  }

  @GET
  @Path("{id}")
  public Reply one(@PathParam("id") String id) {
    return Reply.ok(
        jdbi.withExtension(WebhookStore.class, w -> w.standing(WebhookId.of(id))).stream()
            .findFirst()
            .map(WebhookView::of)
            .orElseThrow(() -> WebhookId.unknown(id)));
  }

  /** Removes a webhook with whatever was still to be delivered. */
  @DELETE
  @Path("{id}")
  public Reply delete(@PathParam("id") String id) {
    if (jdbi.withExtension(WebhookStore.class, w -> w.delete(WebhookId.of(id))) == 0) {
      throw WebhookId.unknown(id);
    }
    return Reply.ok();
  }

  /** Has all deliveries made that were given up, or as many as go at once. */
  @POST
  @Path("{id}/replay")
  public Reply replay(@PathParam("id") String id) {
    long webhook = WebhookId.of(id);
    if (!jdbi.withExtension(WebhookStore.class, w -> w.exists(webhook))) {
      throw WebhookId.unknown(id);
    }
    int replayed =
        jdbi.withExtension(
            DeliveryStore.class, d -> d.replay(webhook, null, REPLAYED_AT_MOST, clock.instant()));
    onChange.run();
    return Reply.ok(
        Map.of("replayed", replayed),
        replayed < REPLAYED_AT_MOST
            ? List.of()
            : List.of("there may be more; ask again when these are delivered"));
  }

  private static JsonNode given(@Nullable JsonNode sent) {
    return sent == null ? JsonNodeFactory.instance.missingNode() : sent;
  }

  /** A filter may name what does not exist yet; it may also be a slip of the pen. */
  private List<String> remarks(Webhook webhook) {
    List<String> remarks = new ArrayList<>();
    Long task = webhook.taskId();
    Long campaign = webhook.campaignId();
    if (task != null && jdbi.withExtension(TaskStore.class, t -> t.byId(task)).isEmpty()) {
      remarks.add("taskId: there is no task %d now".formatted(task));
    }
    if (campaign != null
        && jdbi.withExtension(CampaignStore.class, c -> c.byId(campaign)).isEmpty()) {
      remarks.add("campaignId: there is no campaign %d now".formatted(campaign));
    }
    return remarks;
  }
}
