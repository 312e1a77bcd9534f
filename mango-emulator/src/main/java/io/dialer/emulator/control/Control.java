package io.dialer.emulator.control;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.AudioFile;
import io.dialer.emulator.call.CallRegistry;
import io.dialer.emulator.call.CallView;
import io.dialer.emulator.campaign.CampaignDialler;
import io.dialer.emulator.campaign.CampaignView;
import io.dialer.emulator.campaign.Campaigns;
import io.dialer.emulator.contactcentre.Sessions;
import io.dialer.emulator.fault.Fault;
import io.dialer.emulator.fault.Faults;
import io.dialer.emulator.http.RequestCounters;
import io.dialer.emulator.limit.Lockout;
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
    Campaigns campaigns,
    CampaignDialler dialler,
    Sessions sessions,
    Lockout lockout,
    Faults active,
    RequestCounters counters,
    Outbox outbox,
    Postman postman,
    EmulatedTime time) {

  List<CallView> calls() {
    return time.ask(registry::views);
  }

  List<CampaignView> campaignViews() {
    return time.ask(campaigns::views);
  }

  Status status() {
    CallRegistry.LiveCalls live = time.ask(registry::liveCalls);
    return new Status(
        counters.byPath(),
        counters.refusedByLimit(),
        counters.refusedAsInvalid(),
        lockout.times(),
        lockout.isLocked(System.nanoTime()),
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
    lockout.reset();
    time.ask(
        () -> {
          registry.reset();
          campaigns.reset();
          dialler.reset();
          sessions.reset();
          outbox.reset();
          return true;
        });
  }
}
