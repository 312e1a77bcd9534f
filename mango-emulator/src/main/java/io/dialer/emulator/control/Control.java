package io.dialer.emulator.control;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.AudioFile;
import io.dialer.emulator.call.CallRegistry;
import io.dialer.emulator.call.CallView;
import io.dialer.emulator.fault.Fault;
import io.dialer.emulator.fault.Faults;
import io.dialer.emulator.http.RequestCounters;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.Outbox;
import io.dialer.emulator.webhook.Postman;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of, and done to, the emulator from outside the vendor's API. Safe for use by
 * many threads.
 */
public record Control(
    Scenario scenario,
    Account account,
    CallRegistry registry,
    Faults active,
    RequestCounters counters,
    Outbox outbox,
    Postman postman,
    EmulatedTime time) {

  List<CallView> calls() {
    return time.ask(registry::views);
  }

  Status status() {
    CallRegistry.LiveCalls live = time.ask(registry::liveCalls);
    return new Status(
        counters.byPath(),
        counters.refusedByLimit(),
        counters.refusedAsInvalid(),
        active.injected(),
        postman.sent(),
        postman.failed(),
        live.placed(),
        live.now(),
        live.peak(),
        live.peakByDestination());
  }

  List<Fault> faults() {
    return active.active();
  }

  void addFaults(List<Fault> faults) {
    active.add(faults);
  }

  void clearFaults() {
    active.clear();
  }

  AudioFile addAudioFile(String name, @Nullable Long durationMs) {
    return account.audioFiles().add(name, durationMs);
  }

  /**
   * Ends live calls without a word; forgets calls, faults and counts. Audio files stay: their ids
   * are known outside.
   */
  void reset() {
    active.clear();
    counters.reset();
    time.ask(
        () -> {
          registry.reset();
          outbox.reset();
          return true;
        });
  }
}
