package io.dialer.api.telephony;

import io.dialer.api.engine.Engine;
import io.dialer.api.jobs.Jobs;
import io.dialer.core.audio.Prompt;
import io.dialer.core.telephony.CallRecords;
import io.dialer.core.telephony.OutboundDialler;
import io.dialer.core.telephony.Telephony;
import io.dropwizard.core.setup.Environment;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** No PBX is configured. */
public final class NoPbx implements Pbx {
  private static final Logger LOG = LoggerFactory.getLogger(NoPbx.class);

  private final Telephony telephony = new NoTelephony();

  @Override
  public Telephony telephony() {
    return telephony;
  }

  @Override
  public Optional<Long> soundOf(Prompt prompt) {
    return Optional.empty();
  }

  @Override
  public void syncSounds() throws CannotAsk {
    throw new CannotAsk("no PBX is configured; set MANGO_API_KEY and the other MANGO_ settings");
  }

  @Override
  public Optional<CallRecords> callRecords() {
    return Optional.empty();
  }

  @Override
  public Optional<OutboundDialler> outboundDialler() {
    return Optional.empty();
  }

  @Override
  public PbxStatus status() {
    return PbxStatus.NONE;
  }

  @Override
  public void connect(Engine engine, Jobs jobs, Runnable onSounds, Environment environment) {
    LOG.warn(
        "No PBX is configured, so nothing is dialled; set MANGO_API_KEY and the other MANGO_ settings");
  }
}
