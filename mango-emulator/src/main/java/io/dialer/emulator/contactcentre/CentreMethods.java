package io.dialer.emulator.contactcentre;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.contactcentre.Session.Client;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.PbxThread;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.time.EmulatedTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contact centre's own API (section 4). What is wrong in form is refused as elsewhere; what
 * cannot be done is told as {@code result}.
 */
public final class CentreMethods {
  private static final int NO_LICENCE = 1201;
  private static final int NO_SESSION = 1202;
  private static final int NOT_FOUND = 3300;
  private static final int IMPOSSIBLE = 4100;
  private static final int NOT_CONNECTED = 5008;
  private static final long SHORTEST_TTL = 10;
  private static final long LONGEST_TTL = 7L * 24 * 3600;
  private static final int LONGEST_TEXT = 256;

  private final Sessions sessions;
  private final Presence presence;
  private final AutoCalls autoCalls;
  private final Account account;
  private final boolean connected;
  private final EmulatedTime time;

  public CentreMethods(
      Sessions sessions,
      Presence presence,
      AutoCalls autoCalls,
      Account account,
      boolean connected,
      EmulatedTime time) {
    this.sessions = sessions;
    this.presence = presence;
    this.autoCalls = autoCalls;
    this.account = account;
    this.connected = connected;
    this.time = time;
  }

  /** The methods by path. */
  public Map<String, ApiMethod> methods() {
    Map<String, ApiMethod> methods = new LinkedHashMap<>();
    methods.put("cc/task/add", params -> autoCalls.add(params, employee(params, "to_user_id")));
    methods.put("cc/set_session_status", this::setSessionStatus);
    methods.put("cc/set_abonent_status", this::setAbonentStatus);
    methods.put("cc/get_presence", this::getPresence);
    PbxThread pbx = new PbxThread(time);
    methods.replaceAll((path, method) -> connected ? pbx.runs(method) : p -> result(NOT_CONNECTED));
    return methods;
  }

  private Reply setSessionStatus(Params params) throws ApiError {
    Employee employee = employee(params, "abonent_id");
    OperatorStatus status = status(params);
    long ttl = params.optionalInteger("ttl").orElse(LONGEST_TTL);
    if (ttl < SHORTEST_TTL || ttl > LONGEST_TTL) {
      throw new ApiError(ApiError.WRONG_FORMAT, "ttl is 10 seconds to 7 days");
    }
    Client client = client(params);
    Optional<String> id = params.optionalText("session");
    if (id.isEmpty()) {
      return beginSession(employee, status, client, ttl);
    }
    Optional<Session> session =
        sessions.find(id.get()).filter(known -> known.employee.id() == employee.id());
    return session.isEmpty() ? result(NO_SESSION) : changeSession(session.get(), status, ttl);
  }

  private Reply beginSession(Employee employee, OperatorStatus status, Client client, long ttl)
      throws ApiError {
    if (status == OperatorStatus.OFFLINE) {
      throw new ApiError(ApiError.INVALID, "A new session cannot be offline");
    }
    return sessions.licenceLeft()
        ? changeSession(sessions.begin(employee, client, true), status, ttl)
        : result(NO_LICENCE);
  }

  private Reply changeSession(Session session, OperatorStatus status, long ttl) {
    boolean ends = status == OperatorStatus.OFFLINE;
    if (ends) {
      sessions.end(session, Sessions.BY_COMMAND);
    } else {
      sessions.become(session.employee, status);
      sessions.keep(session, ttl);
    }
    return Reply.json(
        Json.object().put("result", 1000).put("session", session.id).put("ttl", ends ? 0 : ttl));
  }

  private Reply setAbonentStatus(Params params) throws ApiError {
    Employee employee = employee(params, "abonent_id");
    OperatorStatus status = status(params);
    if (sessions.statusOf(employee) == OperatorStatus.OFFLINE) {
      return result(IMPOSSIBLE);
    }
    if (status == OperatorStatus.OFFLINE) {
      sessions.endAll(employee);
    } else {
      sessions.become(employee, status);
    }
    return result(1000);
  }

  private Reply getPresence(Params params) throws ApiError {
    List<String> types = new ArrayList<>();
    for (JsonNode type : list(params, "session_types")) {
      types.add(type.asText());
    }
    if (!Presence.TYPES.containsAll(types)) {
      throw new ApiError(ApiError.WRONG_FORMAT, "session_types are " + Presence.TYPES);
    }
    List<String> wanted = types.isEmpty() ? Presence.TYPES : types;
    boolean one = params.optionalInteger("abonent_id").isPresent();
    return Reply.json(
        one ? presence.of(employee(params, "abonent_id"), wanted) : presence.ofAll(wanted));
  }

  private static Client client(Params params) throws ApiError {
    List<Integer> abilities = new ArrayList<>();
    for (JsonNode ability : list(params, "poss")) {
      if (!ability.isInt() || ability.intValue() < 1 || ability.intValue() > 3) {
        throw new ApiError(ApiError.WRONG_FORMAT, "poss holds 1, 2 and 3 only");
      }
      abilities.add(ability.intValue());
    }
    return new Client(
        text(params, "device"), text(params, "ip"), text(params, "version"), abilities);
  }

  private static @Nullable String text(Params params, String name) throws ApiError {
    Optional<String> text = params.longText(name);
    if (text.isPresent() && text.get().length() > LONGEST_TEXT) {
      throw new ApiError(ApiError.WRONG_FORMAT, name + " must have at most 256 characters");
    }
    return text.orElse(null);
  }

  private static Iterable<JsonNode> list(Params params, String name) throws ApiError {
    Optional<JsonNode> value = params.value(name);
    if (value.isPresent() && !value.get().isArray()) {
      throw new ApiError(ApiError.WRONG_FORMAT, name + " must be a list");
    }
    return value.<Iterable<JsonNode>>map(array -> array).orElse(List.of());
  }

  private static OperatorStatus status(Params params) throws ApiError {
    return OperatorStatus.of(params.integer("status"))
        .orElseThrow(() -> new ApiError(ApiError.WRONG_FORMAT, "status is 1 to 5"));
  }

  private Employee employee(Params params, String name) throws ApiError {
    long id = params.integer(name);
    return account.employees().stream()
        .filter(employee -> employee.id() == id)
        .findFirst()
        .orElseThrow(() -> new ApiError(NOT_FOUND, name + " " + id + " is no employee"));
  }

  private static Reply result(int code) {
    return Reply.json(Json.object().put("result", code));
  }
}
