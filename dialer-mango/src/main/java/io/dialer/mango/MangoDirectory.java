package io.dialer.mango;

import io.dialer.core.agent.Agent;
import io.dialer.core.agent.Agent.Kind;
import io.dialer.core.agent.AgentStore;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.config.GroupsReply.Group;
import io.dialer.mango.client.config.GroupsRequest;
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
    List<User> users = client.ask(new UsersRequest()).users();
    List<Group> groups = client.ask(new GroupsRequest()).groups();
    Map<String, Agent> found = new LinkedHashMap<>();
    for (User user : users) {
      String extension = user.telephony() == null ? null : user.telephony().extension();
      String name = user.general() == null ? null : user.general().name();
      add(found, extension, Kind.EMPLOYEE, name);
    }
    for (Group group : groups) {
      add(found, group.extension(), Kind.GROUP, group.name());
    }
    agents.replaceDirectory(List.copyOf(found.values()), clock.instant());
    LOG.info("The cabinet has {} extensions and groups", found.size());
    return found.size();
  }

  private static void add(
      Map<String, Agent> found, @Nullable String extension, Kind kind, @Nullable String name) {
    if (extension != null && !extension.isBlank()) {
      found.put(extension, new Agent(extension, kind, name == null ? "" : name));
    }
  }
}
