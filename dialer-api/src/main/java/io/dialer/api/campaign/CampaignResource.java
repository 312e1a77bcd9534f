package io.dialer.api.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.core.campaign.Campaign;
import io.dialer.core.campaign.CampaignStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Campaigns: the policies that tasks share. */
@Path(ApiPath.BASE + "/campaign")
@Produces(ApiPath.JSON)
public final class CampaignResource {
  private final Jdbi jdbi;
  private final CampaignForm form;
  private final Runnable onChange;
  private final InstantSource clock;

  /**
   * Campaigns over REST.
   *
   * @param onChange told after a change that may let calls start
   */
  public CampaignResource(Jdbi jdbi, ObjectMapper json, Runnable onChange, InstantSource clock) {
    this.jdbi = jdbi;
    this.form = new CampaignForm(json);
    this.onChange = onChange;
    this.clock = clock;
  }

  /** Creates a campaign, or replaces the one with the same {@code id}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Reply save(@Nullable JsonNode sent) {
    JsonNode body = sent == null ? JsonNodeFactory.instance.missingNode() : sent;
    Campaign saved = jdbi.inTransaction(handle -> save(handle, body));
    onChange.run();
    return Reply.ok(CampaignView.of(saved), remarks(saved));
  }

  private List<String> remarks(Campaign saved) {
    return jdbi.withExtension(CampaignStore.class, c -> c.hasStartedLists(saved.id()))
        ? List.of(
            "lists that were started keep the settings they were started with; those that are made from now on have the new ones")
        : List.of();
  }

  private Campaign save(Handle handle, JsonNode body) {
    CampaignStore campaigns = handle.attach(CampaignStore.class);
    Campaign campaign = form.read(body, () -> freeId(campaigns));
    Optional<Campaign> known = campaigns.lockById(campaign.id());
    if (known.filter(k -> k.dialing() != campaign.dialing()).isPresent()) {
      refuseWhileUnderWay(campaigns, campaign);
    }
    campaigns.save(campaign, clock.instant());
    campaigns.forgetRefusals(campaign.id());
    return campaign;
  }

  private static void refuseWhileUnderWay(CampaignStore campaigns, Campaign campaign) {
    List<Long> tasks = campaigns.tasksUnderWay(campaign.id());
    if (!tasks.isEmpty()) {
      throw Refusal.conflict(
          "dialing of campaign %d cannot change while calls of task(s) %s are live; close them and wait for their results"
              .formatted(campaign.id(), tasks));
    }
  }

  /** Clients may have chosen ids that would be next. */
  private static long freeId(CampaignStore campaigns) {
    long id;
    do {
      id = campaigns.nextId();
    } while (campaigns.byId(id).isPresent());
    return id;
  }

  @GET
  public Reply list() {
    List<Campaign> campaigns = jdbi.withExtension(CampaignStore.class, CampaignStore::all);
    return Reply.ok(Map.of("results", campaigns.stream().map(CampaignView::of).toList()));
  }

  @GET
  @Path("{id}")
  public Reply one(@PathParam("id") String id) {
    return Reply.ok(
        CampaignView.of(
            jdbi.withExtension(CampaignStore.class, campaigns -> find(id, campaigns::byId))));
  }

  /** Removes a campaign that no task runs under. */
  @DELETE
  @Path("{id}")
  public Reply delete(@PathParam("id") String id) {
    jdbi.useTransaction(
        handle -> {
          CampaignStore campaigns = handle.attach(CampaignStore.class);
          Campaign campaign = find(id, campaigns::lockById);
          if (campaign.id() == Campaign.DEFAULT_ID) {
            throw Refusal.conflict(
                "campaign 1 is that of tasks that name none and cannot be deleted");
          }
          List<Long> tasks = campaigns.tasksUsing(campaign.id());
          if (!tasks.isEmpty()) {
            throw Refusal.conflict(
                "campaign %d is used by task(s) %s; give them another campaignId or delete them first"
                    .formatted(campaign.id(), tasks));
          }
          campaigns.delete(campaign.id());
        });
    return Reply.ok();
  }

  /** How a campaign is read by its id. */
  private interface Reading {
    Optional<Campaign> byId(long id);
  }

  private static Campaign find(String id, Reading reading) {
    return Fields.id(id)
        .flatMap(reading::byId)
        .orElseThrow(
            () -> Refusal.notFound("there is no campaign \"%s\"".formatted(Fields.shortened(id))));
  }
}
