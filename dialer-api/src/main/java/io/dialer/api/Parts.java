package io.dialer.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.engine.Engine;
import io.dialer.api.settings.DialingSettings;
import io.dialer.api.telephony.MangoPbx;
import io.dialer.api.telephony.NoPbx;
import io.dialer.api.telephony.Pbx;
import io.dialer.api.webhook.Webhooks;
import io.dialer.core.audio.Prompts;
import io.dialer.core.call.CallTimes;
import io.dialer.core.task.TaskReadiness;
import io.dialer.core.telephony.HeldTelephony;
import io.dialer.core.telephony.Telephony;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the work that goes on by itself and the REST resources are put together from. */
record Parts(
    DialerConfiguration configuration,
    Jdbi jdbi,
    InstantSource clock,
    Prompts prompts,
    Pbx pbx,
    Webhooks webhooks,
    Engine engine,
    TaskReadiness readiness) {

  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  /**
   * Makes the parts; nothing is started.
   *
   * @param jdbi on the schema as this version needs it
   */
  static Parts of(DialerConfiguration configuration, Jdbi jdbi, ObjectMapper json) {
    InstantSource clock = configuration.rehearsal().clock();
    DialingSettings dialing = configuration.dialing();
    Prompts prompts = new Prompts(dialing.charactersPerSecond());
    Pbx pbx =
        configuration.mango().isGiven()
            ? new MangoPbx(jdbi, configuration.mango(), prompts, clock)
            : new NoPbx();
    Webhooks webhooks = new Webhooks(jdbi, json, configuration.webhooks(), clock);
    Engine engine =
        new Engine(
            jdbi,
            telephony(dialing, pbx),
            prompts,
            times(configuration, pbx),
            webhooks::gatherSoon,
            clock);
    TaskReadiness readiness = new TaskReadiness(jdbi, pbx.telephony(), prompts);
    return new Parts(configuration, jdbi, clock, prompts, pbx, webhooks, engine, readiness);
  }

  private static Telephony telephony(DialingSettings dialing, Pbx pbx) {
    if (dialing.enabled()) {
      return pbx.telephony();
    }
    LOG.warn("No new calls are started: dialing.enabled (DIALER_DIALING) is false");
    return new HeldTelephony(pbx.telephony());
  }

  private static CallTimes times(DialerConfiguration configuration, Pbx pbx) {
    CallTimes times = configuration.dialing().times();
    return (pbx.callRecords().isPresent() ? times.withRecords() : times)
        .faster(configuration.rehearsal().timesFaster());
  }

  /** After a change that may let calls start. */
  void lookAnew() {
    readiness.refreshAll();
    engine.wakeAll();
  }
}
