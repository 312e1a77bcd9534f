package io.dialer.mango;

import io.dialer.core.agent.AgentStatus;
import io.dialer.core.agent.AgentStatusStore;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.contactcentre.Presence;
import io.dialer.mango.client.contactcentre.PresenceRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks who is signed in to the contact centre (section 4.3.3), so that a lost webhook does not
 * keep an employee away for ever. Many products have no contact centre: one that refuses is asked
 * again after hours only.
 */
public final class MangoPresence {

  private static final Logger LOG = LoggerFactory.getLogger(MangoPresence.class);
  private static final Duration REFUSED_FOR = Duration.ofHours(6);

  /** A status that neither a webhook nor a look confirms counts for so long. */
  private static final Duration BELIEVED_FOR = Duration.ofHours(12);

  private final Jdbi jdbi;
  private final MangoMoments moments;
  private final MangoClient client;
  private final InstantSource clock;

  public MangoPresence(Jdbi jdbi, MangoClient client, InstantSource clock) {
    this.jdbi = jdbi;
    this.moments = jdbi.onDemand(MangoMoments.class);
    this.client = client;
    this.clock = clock;
  }

  /**
   * Looks now, unless the contact centre refused lately.
   *
   * @return how many are there
   * @throws MangoException when it could not be asked this time
   */
  public int look() throws MangoException {
    Instant asked = clock.instant();
    jdbi.useExtension(AgentStatusStore.class, s -> s.forget(asked.minus(BELIEVED_FOR)));
    Optional<Instant> refused = moments.last(MangoMoments.NO_PRESENCE);
    if (refused.filter(at -> at.plus(REFUSED_FOR).isAfter(asked)).isPresent()) {
      return 0;
    }
    try {
      List<Presence> abonents = client.ask(new PresenceRequest(null, List.of("cc"))).abonents();
      Map<String, AgentStatus> present = present(abonents);
      jdbi.useTransaction(handle -> note(handle, present, asked));
      moments.happened(MangoMoments.PRESENCE, asked);
      return present.size();
    } catch (MangoException e) {
      if (!(e.outcome() instanceof Rejected rejected) || rejected.again()) {
        throw e;
      }
      moments.happened(MangoMoments.NO_PRESENCE, asked);
      LOG.info(
          "The contact centre does not tell who is there ({}); it is asked again in {} hours",
          e.getMessage(),
          REFUSED_FOR.toHours());
      return 0;
    }
  }

  private static void note(Handle handle, Map<String, AgentStatus> present, Instant asked) {
    AgentStatusStore statuses = handle.attach(AgentStatusStore.class);
    present.forEach((id, status) -> statuses.changed(id, status, asked, asked));
    statuses.awayUnlessAmong(present.keySet().toArray(String[]::new), asked);
  }

  /** All sessions of an employee share one status. */
  private static Map<String, AgentStatus> present(List<Presence> abonents) {
    Map<String, AgentStatus> present = new HashMap<>();
    for (Presence abonent : abonents) {
      Stream.ofNullable(abonent.cc())
          .flatMap(List::stream)
          .map(Presence.Session::status)
          .filter(Objects::nonNull)
          .flatMap(status -> MangoStatuses.status(status).stream())
          .findFirst()
          .ifPresent(status -> present.put(Long.toString(abonent.abonentId()), status));
    }
    return present;
  }
}
