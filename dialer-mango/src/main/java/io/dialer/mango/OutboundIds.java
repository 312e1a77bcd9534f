package io.dialer.mango;

import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.config.IncomingLinesReply.Line;
import io.dialer.mango.client.config.IncomingLinesRequest;
import io.dialer.mango.client.config.UsersReply.User;
import io.dialer.mango.client.config.UsersRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ids by which campaigns name lines and employees, where people name numbers. */
final class OutboundIds {

  /** How long the cabinet is believed to be as it was. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private static final UsersRequest EMPLOYEES = new UsersRequest(null, List.of("general.user_id"));

  private final MangoClient client;
  private final InstantSource clock;
  private Instant readAt = Instant.MIN;
  private Map<String, Long> lines = Map.of();
  private Map<String, Long> employees = Map.of();

  OutboundIds(MangoClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /** A line's id by its number or, for a SIP line, its name. */
  synchronized Optional<Long> line(String line) throws MangoException {
    if (!lines.containsKey(line) || !isFresh()) {
      read();
    }
    return Optional.ofNullable(lines.get(line));
  }

  /** An employee's id by his extension. */
  synchronized Optional<Long> employee(String extension) throws MangoException {
    if (!employees.containsKey(extension) || !isFresh()) {
      read();
    }
    return Optional.ofNullable(employees.get(extension));
  }

  private boolean isFresh() {
    return readAt.isAfter(clock.instant().minus(FRESH));
  }

  private void read() throws MangoException {
    Map<String, Long> readLines = new HashMap<>();
    for (Line line : client.ask(new IncomingLinesRequest()).lines()) {
      put(readLines, line.name(), line.lineId());
      put(readLines, line.number(), line.lineId());
    }
    Map<String, Long> readEmployees = new HashMap<>();
    for (User user : client.ask(EMPLOYEES).users()) {
      put(
          readEmployees,
          user.telephony() == null ? null : user.telephony().extension(),
          user.general() == null ? null : user.general().userId());
    }
    lines = Map.copyOf(readLines);
    employees = Map.copyOf(readEmployees);
    readAt = clock.instant();
  }

  private static void put(Map<String, Long> ids, @Nullable String name, @Nullable Long id) {
    if (name != null && !name.isBlank() && id != null) {
      ids.put(name, id);
    }
  }
}
