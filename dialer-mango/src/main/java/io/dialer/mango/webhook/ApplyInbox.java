package io.dialer.mango.webhook;

import io.dialer.core.agent.AgentStore;
import io.dialer.core.call.Applied;
import io.dialer.core.call.LiveCommands;
import io.dialer.core.database.DatabaseTrouble;
import io.dialer.core.database.Repeated;
import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.ListLegChanged;
import io.dialer.core.telephony.Command;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.webhook.InboxStore.Row;
import io.dialer.mango.webhook.Settlement.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies stored webhooks. Any number of nodes may try, and one at a time does so: what comes
 * together costs little more than one of them, and nodes that were at it at once would wait for
 * each other's calls.
 */
public final class ApplyInbox {

  private static final Logger LOG = LoggerFactory.getLogger(ApplyInbox.class);

  /** The most webhooks of one round. */
  public static final int BATCH = 200;

  private static final String WEBHOOK = "webhook";

  /** A fault of the database that lasts longer is the webhook's own. */
  private static final Duration PASSING = Duration.ofDays(1);

  private final Jdbi jdbi;
  private final AgentLegs agentLegs;
  private final EventSink sink;
  private final LiveCommands liveCommands;
  private final InstantSource clock;
  private final int tries;
  private volatile boolean leftToAnother;

  public ApplyInbox(
      Jdbi jdbi,
      MangoConfiguration configuration,
      EventSink sink,
      LiveCommands liveCommands,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.agentLegs = new AgentLegs(configuration.extension());
    this.tries = configuration.webhooks().tries();
    this.sink = sink;
    this.liveCommands = liveCommands;
    this.clock = clock;
  }

  /** Applies what is due at this moment. */
  public int applyDue() {
    return applyDue(clock.instant());
  }

  /**
   * Applies up to 200 webhooks that are due at {@code now}, in one transaction, then sends the
   * commands that follow from them.
   *
   * @return how many it looked at; 0 when nothing is due, or another node is at it
   */
  public int applyDue(Instant now) {
    List<Settlement> settled = applyBatch(now);
    List<Command> commands = settled.stream().flatMap(one -> one.commands().stream()).toList();
    if (!commands.isEmpty()) {
      liveCommands.dispatch(commands);
    }
    return settled.size();
  }

  /** Whether another node was at it when this one tried last. It sees to what comes meanwhile. */
  public boolean isLeftToAnother() {
    return leftToAnother;
  }

  /**
   * Together; one by one when that fails, so that a webhook's failure undoes nothing but itself.
   */
  private List<Settlement> applyBatch(Instant now) {
    try {
      return Repeated.inTransaction(jdbi, handle -> applyBatch(handle, now, this::together));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (DatabaseTrouble.endsTransaction(e)) {
        throw e;
      }
      return Repeated.inTransaction(jdbi, handle -> applyBatch(handle, now, this::oneByOne));
    }
  }

  /** A way to apply webhooks. */
  private interface Applying {
    List<Settlement> apply(Handle handle, List<Row> rows, Instant now);
  }

  private List<Settlement> applyBatch(Handle handle, Instant now, Applying applying) {
    InboxStore store = handle.attach(InboxStore.class);
    leftToAnother = !store.begin();
    if (leftToAnother) {
      return List.of();
    }
    List<Row> due = store.claimDue(now, BATCH);
    if (due.isEmpty()) {
      return List.of();
    }
    List<Settlement> settled = applying.apply(handle, due, now);
    settle(store, settled, now);
    return settled;
  }

  private List<Settlement> oneByOne(Handle handle, List<Row> rows, Instant now) {
    return rows.stream().flatMap(row -> alone(handle, row, now).stream()).toList();
  }

  private List<Settlement> alone(Handle handle, Row row, Instant now) {
    handle.savepoint(WEBHOOK);
    try {
      List<Settlement> settled = together(handle, List.of(row), now);
      handle.releaseSavepoint(WEBHOOK);
      return settled;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (DatabaseTrouble.endsTransaction(e)) {
        throw e;
      }
      handle.rollbackToSavepoint(WEBHOOK);
      return List.of(notApplied(row, e, now));
    }
  }

  private Settlement notApplied(Row row, Throwable failure, Instant now) {
    String reason = shortened(failure.toString());
    if (DatabaseTrouble.of(failure).isPresent() && now.isBefore(row.receivedAt().plus(PASSING))) {
      LOG.warn("Webhook {} ({}) waits for the database: {}", row.id(), row.path(), reason);
      return Settlement.postponed(row, reason);
    }
    Settlement settlement = Settlement.failed(row, tries, reason);
    if (settlement.outcome() == Outcome.FAILED) {
      LOG.warn(
          "Webhook {} ({}) could not be applied {} times and is set aside; when what stands in its"
              + " way is mended, POST …/inbox/{}/retry: {}",
          row.id(),
          row.path(),
          settlement.tries(),
          row.id(),
          reason);
    } else if (settlement.tries() == 1) {
      LOG.warn("Webhook {} ({}) could not be applied; tried again", row.id(), row.path(), failure);
    }
    return settlement;
  }

  /** A webhook, and what it tells of a call. */
  private record Told(Row row, CallEvent event) {}

  private List<Settlement> together(Handle handle, List<Row> rows, Instant now) {
    List<Told> told = new ArrayList<>();
    List<Settlement> settled = new ArrayList<>();
    for (Row row : rows) {
      read(handle, row, told, now).ifPresent(settled::add);
    }
    List<Applied> applied =
        told.isEmpty() ? List.of() : sink.applyAll(handle, told.stream().map(Told::event).toList());
    for (int i = 0; i < told.size(); i++) {
      settled.add(settlement(told.get(i), applied.get(i)));
    }
    return settled;
  }

  /**
   * Reads a webhook.
   *
   * @param told gets what it tells of a call
   * @return what becomes of it when it tells of none
   */
  private Optional<Settlement> read(Handle handle, Row row, List<Told> told, Instant now) {
    try {
      List<CallEvent> events = MangoEvents.read(row.path(), row.body(), row.receivedAt());
      if (events.isEmpty()) {
        return Optional.of(OtherNews.apply(handle, row, now));
      }
      noteAgents(handle, events.get(0), now);
      told.add(new Told(row, events.get(0)));
      return Optional.empty();
    } catch (MalformedWebhook e) {
      LOG.warn("Webhook {} ({}) is ignored: {}", row.id(), row.path(), e.getMessage());
      return Optional.of(
          Settlement.done(row, null, Outcome.IGNORED, shortened(String.valueOf(e.getMessage()))));
    }
  }

  private void noteAgents(Handle handle, CallEvent event, Instant now) {
    if (event instanceof LegChanged leg) {
      agentLegs.note(handle.attach(AgentStore.class), leg, now);
    } else if (event instanceof ListLegChanged listed) {
      agentLegs.note(handle.attach(AgentStore.class), listed.leg(), now);
    }
  }

  private static Settlement settlement(Told told, Applied applied) {
    Row row = told.row();
    String entryId = Settlement.entryId(told.event());
    return switch (applied.verdict()) {
      case APPLIED -> Settlement.applied(row, entryId, applied.commands());
      case STALE -> Settlement.done(row, entryId, Outcome.DUPLICATE, null);
      case REFUSED ->
          Settlement.done(row, entryId, Outcome.IGNORED, "the call's state has no room for it");
      case UNKNOWN_CALL -> Settlement.callUnknown(row, entryId, "no call of ours has these ids");
    };
  }

  private static void settle(InboxStore store, List<Settlement> settled, Instant now) {
    store.settle(
        settled.stream().map(one -> one.row().id()).toArray(Long[]::new),
        settled.stream().map(one -> one.row().receivedAt().toString()).toArray(String[]::new),
        settled.stream().map(Settlement::tries).toArray(Integer[]::new),
        settled.stream().map(Settlement::delay).toArray(Long[]::new),
        settled.stream().map(Settlement::entryId).toArray(String[]::new),
        settled.stream()
            .map(one -> one.outcome() == null ? null : one.outcome().name())
            .toArray(String[]::new),
        settled.stream().map(Settlement::reason).toArray(String[]::new),
        settled.stream()
            .filter(one -> one.outcome() == Outcome.APPLIED && one.entryId() != null)
            .map(Settlement::entryId)
            .distinct()
            .toArray(String[]::new),
        now);
  }

  private static String shortened(String reason) {
    String storable = reason.replace('\0', '\uFFFD');
    return storable.length() <= 500 ? storable : storable.substring(0, 500);
  }
}
