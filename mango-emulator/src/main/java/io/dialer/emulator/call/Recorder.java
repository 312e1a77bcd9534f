package io.dialer.emulator.call;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.recording.Recording;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.Outbox;
import io.dialer.emulator.webhook.RecordAdded;
import io.dialer.emulator.webhook.RecordingEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records employees who talk (sections 3.1.3 and 3.2.5). On the PBX's thread only. */
final class Recorder {
  private static final int DONE = 1000;
  private static final int NO_SUCH_PARTY = 3330;
  private static final int TOO_SHORT = 4002;
  private static final int IMPOSSIBLE = 4100;
  private static final int ENDED_OR_UNKNOWN = 4101;
  private static final int RECORDED_ALREADY = 4102;
  private static final long SHORTEST_MS = 1000;
  private static final int PRODUCT_ID = 400_000_001;

  private final CallRegistry registry;
  private final Account account;
  private final Scenario scenario;
  private final EmulatedTime time;
  private final Outbox outbox;

  Recorder(
      CallRegistry registry, Account account, Scenario scenario, EmulatedTime time, Outbox outbox) {
    this.registry = registry;
    this.account = account;
    this.scenario = scenario;
    this.time = time;
    this.outbox = outbox;
  }

  /** Orders a recording. It begins with the talk, at once if they talk already. */
  int order(String callId, String party, String commandId) {
    Optional<Leg> found = registry.liveLeg(callId);
    if (found.isEmpty()) {
      return ENDED_OR_UNKNOWN;
    }
    Leg leg = found.get();
    if (leg.location != Location.ABONENT) {
      return IMPOSSIBLE;
    }
    Optional<Employee> employee =
        account
            .employee(party)
            .or(() -> account.employeeByNumber(party))
            .filter(who -> takesPart(who, leg));
    if (employee.isEmpty()) {
      return NO_SUCH_PARTY;
    }
    if (leg.tapes.stream().anyMatch(tape -> tape.employee.id() == employee.get().id())) {
      return RECORDED_ALREADY;
    }
    insert(leg, employee.get(), commandId);
    return DONE;
  }

  private static boolean takesPart(Employee employee, Leg leg) {
    return employee.extension().equals(leg.from.extension())
        || employee.extension().equals(leg.to.extension());
  }

  private void insert(Leg leg, Employee employee, @Nullable String commandId) {
    leg.tapes.add(new Tape(registry.nextRecordingId(), employee, commandId));
    if (!leg.isUnanswered()) {
      connected(leg);
    }
  }

  /** Recordings that were ordered before begin now. */
  void connected(Leg leg) {
    for (Tape tape : leg.tapes) {
      if (tape.startedAt == 0) {
        tape.startedAt = time.millis();
        tell(leg, tape, "Started", null);
      }
    }
  }

  /** A talk between the customer and an operator has begun. */
  void talkBegan(Leg leg) {
    if (scenario.cabinet().recordAll() && leg.tapes.isEmpty()) {
      account
          .employee(String.valueOf(leg.customerCalls() ? leg.to.extension() : leg.from.extension()))
          .ifPresent(employee -> insert(leg, employee, null));
    }
  }

  /** The leg is over, and its recordings with it. */
  void closed(Leg leg) {
    for (Tape tape : leg.tapes) {
      if (tape.startedAt != 0) {
        complete(leg, tape);
      }
    }
  }

  private void complete(Leg leg, Tape tape) {
    long lengthMs = time.emulatedMillis(time.millis() - tape.startedAt);
    tape.kept = lengthMs >= SHORTEST_MS;
    tell(leg, tape, "Completed", tape.kept ? DONE : TOO_SHORT);
    if (tape.kept) {
      time.after(scenario.timing().recordingSavedMs(), () -> save(leg, tape, lengthMs));
    }
  }

  private void save(Leg leg, Tape tape, long lengthMs) {
    registry.recordings().add(new Recording(tape.id, lengthMs, Legs.seconds(time.millis())));
    outbox.send(
        "/events/record/added",
        new RecordAdded(
            leg.call.entryId,
            PRODUCT_ID,
            tape.employee.id(),
            tape.id,
            Legs.seconds(time.millis())));
  }

  private void tell(Leg leg, Tape tape, String state, @Nullable Integer completionCode) {
    boolean saved = completionCode != null && completionCode == DONE;
    outbox.send(
        "/events/recording",
        new RecordingEvent(
            tape.id,
            state,
            ++tape.seq,
            leg.call.entryId,
            leg.callId,
            tape.employee.extension(),
            Legs.seconds(time.millis()),
            completionCode,
            saved ? "Cloud" : null,
            tape.commandId));
  }
}
