package io.dialer.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Reply;
import io.dialer.api.telephony.Pbx;
import io.dialer.api.telephony.PbxStatus;
import io.dialer.core.agent.Agent;
import io.dialer.core.agent.AgentStatusStore;
import io.dialer.core.agent.AgentStatusStore.AgentState;
import io.dialer.core.call.CallState;
import io.dialer.core.telephony.Capabilities;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How everything stands now. What a person should look at is said in {@code messages}. */
@Path(ApiPath.BASE + "/status")
@Produces(ApiPath.JSON)
public final class StatusResource {
  private final Jdbi jdbi;
  private final Pbx pbx;
  private final boolean dialing;
  private final BooleanSupplier ready;

  /**
   * @param dialing whether the settings let new calls start
   * @param ready whether this node dials; one that stops does not
   */
  public StatusResource(Jdbi jdbi, Pbx pbx, boolean dialing, BooleanSupplier ready) {
    this.jdbi = jdbi;
    this.pbx = pbx;
    this.dialing = dialing;
    this.ready = ready;
  }

  /** The adapter and what it can do. */
  record Adapter(String name, boolean polls, boolean promptsPerCall, boolean callRecords) {}

  /**
   * Somebody who takes calls.
   *
   * @param state {@code FREE}, {@code IN_CALL}, {@code AWAY} (of a group: nobody can answer), or
   *     {@code NOT_KNOWN}: rung when no call is seen with him
   * @param status what he told the PBX; null when not known
   * @param since since when he has this status; null as the status
   * @param calls calls with him, or on their way to the group
   * @param able how many of a group could answer; null when not known
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record AgentView(
      String extension,
      String name,
      String kind,
      String state,
      @Nullable String status,
      @Nullable String since,
      long calls,
      @Nullable Long able) {}

  /**
   * Live calls.
   *
   * @param live how many of ours there are
   * @param handedOver how many numbers are with the PBX's own dialler, most of them not in any call
   *     now
   * @param byState all of them
   */
  record Calls(int live, int handedOver, Map<String, Integer> byState) {}

  @GET
  public Reply status() {
    PbxStatus status = dialing ? pbx.status() : pbx.status().held();
    Capabilities can = pbx.telephony().capabilities();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("ready", ready.getAsBoolean());
    data.put(
        "adapter",
        new Adapter(
            can.adapter(), can.polls(), can.promptsPerCall(), pbx.callRecords().isPresent()));
    data.put("lines", status.lines());
    data.put("newCalls", status.newCalls());
    data.put("budget", status.budget());
    data.put("agents", jdbi.withExtension(AgentStatusStore.class, StatusResource::agents));
    data.put("webhooks", status.webhooks());
    data.put("synced", status.synced());
    data.put("calls", jdbi.withHandle(StatusResource::calls));
    return Reply.ok(data, remarks(status));
  }

  private static List<AgentView> agents(AgentStatusStore store) {
    return store.states().stream().map(StatusResource::view).toList();
  }

  private static AgentView view(AgentState agent) {
    return new AgentView(
        agent.extension(),
        agent.name(),
        agent.kind().name(),
        agent.kind() == Agent.Kind.GROUP ? groupState(agent) : employeeState(agent),
        agent.status() == null ? null : agent.status().name(),
        agent.since() == null ? null : agent.since().toString(),
        agent.calls(),
        agent.able());
  }

  private static String employeeState(AgentState agent) {
    if (agent.calls() > 0) {
      return "IN_CALL";
    } else if (agent.status() == null) {
      return "NOT_KNOWN";
    }
    return switch (agent.status()) {
      case ONLINE, OUTBOUND -> "FREE";
      case DO_NOT_DISTURB, BREAK, OFFLINE -> "AWAY";
    };
  }

  private static String groupState(AgentState group) {
    if (group.able() == null) {
      return "NOT_KNOWN";
    } else if (group.able() == 0) {
      return "AWAY";
    }
    return group.able() > group.calls() ? "FREE" : "IN_CALL";
  }

  private static Calls calls(Handle handle) {
    Map<String, Integer> byState = new TreeMap<>();
    handle
        .createQuery(
            "SELECT state, count(*) AS calls FROM calls WHERE ended_at IS NULL GROUP BY state")
        .map((row, context) -> Map.entry(row.getString("state"), row.getInt("calls")))
        .forEach(entry -> byState.put(entry.getKey(), entry.getValue()));
    int all = byState.values().stream().mapToInt(Integer::intValue).sum();
    int handedOver = byState.getOrDefault(CallState.HANDED_OVER.name(), 0);
    return new Calls(all - handedOver, handedOver, byState);
  }

  private static List<String> remarks(PbxStatus status) {
    List<String> remarks = new ArrayList<>();
    if (!status.newCalls().allowed()) {
      long seconds = status.newCalls().heldForSeconds();
      remarks.add(
          "no new calls%s: %s"
              .formatted(
                  seconds > 0 ? " for " + seconds + " s" : "", status.newCalls().heldBecause()));
    }
    PbxStatus.Webhooks webhooks = status.webhooks();
    if (!status.lines().isEmpty() && webhooks.lastReceived() == null) {
      remarks.add("no webhook has come yet; \"./dialer mango-check\" says what to do");
    }
    if (webhooks.failed() > 0) {
      remarks.add(
          "%d webhooks could not be applied; GET …/inbox says why, POST …/inbox/retry tries again"
              .formatted(webhooks.failed()));
    }
    return remarks;
  }
}
