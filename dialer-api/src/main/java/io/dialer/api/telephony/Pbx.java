package io.dialer.api.telephony;

import io.dialer.api.engine.Engine;
import io.dialer.api.jobs.Jobs;
import io.dialer.core.audio.Prompt;
import io.dialer.core.telephony.CallRecords;
import io.dialer.core.telephony.OutboundDialler;
import io.dialer.core.telephony.Telephony;
import io.dropwizard.core.setup.Environment;
import java.util.Optional;

/** The PBX that the service dials through, with all that belongs to it. */
public interface Pbx {

  /** The port that the engine dials through. */
  Telephony telephony();

  /** The id of the sound that a prompt is bound to; empty when the PBX has none of its name. */
  Optional<Long> soundOf(Prompt prompt);

  /**
   * Looks anew which sounds the PBX has.
   *
   * @throws CannotAsk when it could not be asked; what was known before stays
   */
  void syncSounds() throws CannotAsk;

  /** What the PBX itself wrote down about calls; empty when it cannot be asked for that. */
  Optional<CallRecords> callRecords();

  /** How the PBX stands now. */
  PbxStatus status();

  /** The dialler that the PBX has of its own; empty when it has none. */
  Optional<OutboundDialler> outboundDialler();

  /** Has the PBX's events come to the engine, and plans its jobs. */
  void connect(Engine engine, Jobs jobs, Runnable onSounds, Environment environment);

  /** The PBX could not be asked. The message says why, for people. */
  final class CannotAsk extends Exception {
    private static final long serialVersionUID = 1L;

    CannotAsk(String message) {
      super(message);
    }
  }
}
