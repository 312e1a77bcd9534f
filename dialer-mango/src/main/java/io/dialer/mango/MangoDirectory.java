package io.dialer.mango;

import io.dialer.core.agent.Agent;
import io.dialer.core.agent.Agent.Kind;
import io.dialer.core.agent.AgentStore;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.config.GroupsReply.Group;
import io.dialer.mango.client.config.GroupsReply.Operator;
import io.dialer.mango.client.config.GroupsRequest;
import io.dialer.mango.client.config.UsersReply.General;
import io.dialer.mango.client.config.UsersReply.User;
import io.dialer.mango.client.config.UsersRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the cabinet's employees and groups into the core's directory. */
public final class MangoDirectory {

  private static final Logger LOG = LoggerFactory.getLogger(MangoDirectory.class);

  private static final UsersRequest EMPLOYEES =
      new UsersRequest(null, List.of("general.user_id", "general.use_status"));

  private static final GroupsRequest GROUPS = new GroupsRequest(null, null, null, 1);

  private final AgentStore agents;
  private final MangoClient client;
  private final InstantSource clock;

  public MangoDirectory(Jdbi jdbi, MangoClient client, InstantSource clock) {
    this.agents = jdbi.onDemand(AgentStore.class);
    this.client = client;
    this.clock = clock;
  }

  /**
   * Reads employees and groups now. Whoever has no short number cannot be rung and is left out.
   *
   * @return how many there are
   * @throws MangoException when they could not be read; the directory stays as it was
   */
  public int sync() throws MangoException {
    List<User> users = client.ask(EMPLOYEES).users();
    List<Group> groups = client.ask(GROUPS).groups();
    Map<String, Agent> found = new LinkedHashMap<>();
    users.forEach(user -> add(found, employee(user)));
    groups.forEach(group -> add(found, group(group)));
    agents.replaceDirectory(List.copyOf(found.values()), clock.instant());
    LOG.info("The cabinet has {} extensions and groups", found.size());
    return found.size();
  }

  private static Agent employee(User user) {
    General general = user.general();
    String extension = user.telephony() == null ? null : user.telephony().extension();
    return new Agent(
        plain(extension),
        Kind.EMPLOYEE,
        plain(general == null ? null : general.name()),
        statusId(general),
        null);
  }

  /** Whose status does not count when the PBX gives calls out is rung whatever it is. */
  private static @Nullable String statusId(@Nullable General general) {
    if (general == null || general.userId() == null) {
      return null;
    }
    boolean ignored = general.useStatus() != null && general.useStatus() == 0;
    return ignored ? null : Long.toString(general.userId());
  }

  private static Agent group(Group group) {
    return new Agent(
        plain(group.extension()), Kind.GROUP, plain(group.name()), null, members(group));
  }

  /** Who has no short number cannot be followed, so then not all members are known. */
  private static @Nullable List<String> members(Group group) {
    List<Operator> operators = group.operators() == null ? List.of() : group.operators();
    List<String> members = operators.stream().map(member -> plain(member.extension())).toList();
    return members.isEmpty() || members.contains("") ? null : members;
  }

  private static void add(Map<String, Agent> found, Agent agent) {
    if (!agent.extension().isEmpty()) {
      found.put(agent.extension(), agent);
    }
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
