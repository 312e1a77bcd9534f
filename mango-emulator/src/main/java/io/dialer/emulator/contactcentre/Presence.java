package io.dialer.emulator.contactcentre;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.call.CallRegistry;
import io.dialer.emulator.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the operators are, and in which calls (section 4.3.3). An employee with a SIP address is
 * registered with it; nobody uses M.Talker. On the PBX's thread only.
 */
public final class Presence {
  /** The kinds of sessions. */
  static final List<String> TYPES = List.of("sip", "mtm", "mtd", "cc");

  private final Sessions sessions;
  private final CallRegistry registry;
  private final Account account;
  private final long startedAt;

  public Presence(Sessions sessions, CallRegistry registry, Account account, long startedAt) {
    this.sessions = sessions;
    this.registry = registry;
    this.account = account;
    this.startedAt = startedAt;
  }

  ObjectNode ofAll(List<String> types) {
    ObjectNode answer = answer();
    ArrayNode abonents = answer.putArray("abonents");
    for (Employee employee : account.employees()) {
      ObjectNode document = document(employee, types);
      if (!document.isEmpty()) {
        abonents.add(document);
      }
    }
    return answer;
  }

  /** One employee; an empty object for one who has no session of these kinds. */
  ObjectNode of(Employee employee, List<String> types) {
    ObjectNode answer = answer();
    answer.putArray("abonents").add(document(employee, types));
    return answer;
  }

  private static ObjectNode answer() {
    return Json.object().put("result", 1000);
  }

  private ObjectNode document(Employee employee, List<String> types) {
    boolean sip = types.contains("sip") && employee.number().startsWith("sip:");
    List<Session> own = types.contains("cc") ? sessions.of(employee) : List.of();
    ObjectNode document = Json.object();
    if (!sip && own.isEmpty()) {
      return document;
    }
    document.put("abonent_id", employee.id());
    ArrayNode used = document.putArray("used_uac_type");
    if (sip) {
      used.add("sip");
      document
          .putArray("sip")
          .add(session("SIP telephone", "127.0.0.1", startedAt, 1).put("uname", sipName(employee)));
    }
    if (!own.isEmpty()) {
      used.add("cc");
      ArrayNode cc = document.putArray("cc");
      own.forEach(session -> cc.add(session(session)));
    }
    calls(document, employee);
    return document;
  }

  private static String sipName(Employee employee) {
    return employee.number().substring("sip:".length());
  }

  private ObjectNode session(Session session) {
    Session.Client client = session.client;
    int[] abilities = client.abilities().stream().mapToInt(Integer::intValue).toArray();
    return session(client.version(), client.ip(), session.changedAt, abilities)
        .put("status", sessions.statusOf(session.employee).code())
        .put("device", client.device());
  }

  private static ObjectNode session(
      @Nullable String uac, @Nullable String ip, long millis, int... abilities) {
    ObjectNode session = Json.object();
    session.put("uac", uac).put("ip", ip).put("timestamp", millis / 1000);
    ArrayNode poss = session.putArray("poss");
    IntStream.of(abilities).forEach(poss::add);
    return session;
  }

  // What a call consists of the document does not say.
  private void calls(ObjectNode document, Employee employee) {
    ArrayNode calls = document.putArray("calls");
    registry
        .liveLegOf(employee.extension())
        .ifPresent(
            leg ->
                calls
                    .addObject()
                    .put("call_id", leg.callId())
                    .put("call_state", leg.state())
                    .put("location", leg.location()));
  }
}
