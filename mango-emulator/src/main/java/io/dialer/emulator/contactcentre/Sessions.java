package io.dialer.emulator.contactcentre;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.contactcentre.Session.Client;
import io.dialer.emulator.scenario.ContactCentrePlan;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.Outbox;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The operators' sessions and statuses (section 4.3), and the events that tell of their changes
 * (section 4.4). All sessions of an operator share one status. On the PBX's thread only.
 */
public final class Sessions {
  /** Why a session ended, beside 1000: its time was over, the administrator ended it. */
  static final int BY_ITSELF = 1230;

  static final int BY_ADMINISTRATOR = 1232;
  static final int BY_COMMAND = 1000;
  private static final Client OWN_CLIENT = new Client("emulator", "127.0.0.1", "1", List.of(1, 2));

  private final Account account;
  private final ContactCentrePlan plan;
  private final EmulatedTime time;
  private final Outbox outbox;
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Map<Integer, OperatorStatus> statuses = new HashMap<>();

  public Sessions(Account account, ContactCentrePlan plan, EmulatedTime time, Outbox outbox) {
    this.account = account;
    this.plan = plan;
    this.time = time;
    this.outbox = outbox;
    reset();
  }

  /** Every employee is where the scenario says, in a session of his own unless he is offline. */
  public void reset() {
    sessions.values().forEach(Sessions::forgetExpiry);
    sessions.clear();
    statuses.clear();
    for (Employee employee : account.employees()) {
      if (statusOf(employee) != OperatorStatus.OFFLINE) {
        var unused = begin(employee, OWN_CLIENT, false);
      }
    }
  }

  /** Whether campaigns may call for this operator. */
  public boolean takesCampaigns(Employee employee) {
    return statusOf(employee) == OperatorStatus.OUTBOUND;
  }

  /** Whether calls to a group may ring at this operator's telephone. */
  public boolean takesGroupCalls(Employee employee) {
    OperatorStatus status = statusOf(employee);
    return status == OperatorStatus.ONLINE || status == OperatorStatus.OUTBOUND;
  }

  OperatorStatus statusOf(Employee employee) {
    OperatorStatus said = statuses.get(employee.id());
    return said != null
        ? said
        : OperatorStatus.of(plan.statusOf(employee.extension())).orElse(OperatorStatus.OFFLINE);
  }

  Optional<Session> find(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  List<Session> of(Employee employee) {
    return sessions.values().stream().filter(s -> s.employee.id() == employee.id()).toList();
  }

  boolean licenceLeft() {
    return sessions.size() < plan.licences();
  }

  Session begin(Employee employee, Client client, boolean ours) {
    String id = UUID.randomUUID().toString().replace("-", "");
    Session session = new Session(id, employee, client, ours, time.millis());
    sessions.put(id, session);
    return session;
  }

  /** The session ends by itself after so many emulated seconds from now. */
  void keep(Session session, long ttlSeconds) {
    forgetExpiry(session);
    session.expiry = time.after(ttlSeconds * 1000, () -> end(session, BY_ITSELF));
  }

  /** Ends a session; with the last one the operator is offline. */
  void end(Session session, int why) {
    forgetExpiry(session);
    sessions.remove(session.id);
    if (session.ours) {
      outbox.send(
          "/events/user/session_end",
          new SessionEnded(why, session.employee.id(), session.id, time.millis()));
    }
    if (of(session.employee).isEmpty()) {
      become(session.employee, OperatorStatus.OFFLINE);
    }
  }

  void endAll(Employee employee) {
    of(employee).forEach(session -> end(session, BY_ADMINISTRATOR));
    become(employee, OperatorStatus.OFFLINE);
  }

  void become(Employee employee, OperatorStatus status) {
    if (statusOf(employee) == status) {
      return;
    }
    statuses.put(employee.id(), status);
    long now = time.millis();
    of(employee).forEach(session -> session.changedAt = now);
    outbox.send(
        "/events/user/status_changed", new StatusChanged(employee.id(), status.code(), now, now));
  }

  private static void forgetExpiry(Session session) {
    EmulatedTime.@Nullable Timer expiry = session.expiry;
    if (expiry != null) {
      expiry.cancel();
    }
  }

  /** {@code /events/user/status_changed}; times are epoch milliseconds. */
  record StatusChanged(int abonentId, int status, long when, long timestamp) {}

  /** {@code /events/user/session_end}; the time is epoch milliseconds. */
  record SessionEnded(int result, int abonentId, String session, long timestamp) {}
}
