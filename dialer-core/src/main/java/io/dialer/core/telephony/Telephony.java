package io.dialer.core.telephony;

import io.dialer.core.audio.Prompt;
import java.util.Collection;
import java.util.Set;

/**
 * The port to one PBX.
 *
 * <p>Nothing here throws because the PBX failed: what happened to a command is its {@link
 * CommandOutcome}. What the PBX tells us on its own comes as {@link CallEvent}s through {@link
 * io.dialer.core.call.ApplyCallEvent}.
 */
public interface Telephony {

  /** What this PBX can do; asked once, at start. */
  Capabilities capabilities();

  /**
   * Takes permission to start new calls at this moment. The adapter spends its request budget here,
   * so a granted call can be placed at once and served to its end.
   *
   * @param wanted how many calls the engine would start, at least 1
   * @param commandsPerCall how many commands one of them will need in its life, dialling included
   * @return how many may start now, from 0 to {@code wanted}
   */
  int permitCalls(int wanted, int commandsPerCall);

  /**
   * Sends one command and waits for the PBX's immediate answer. A command for a live call goes
   * before permission for new ones.
   */
  CommandOutcome send(Command command);

  /**
   * The prompts among {@code prompts} that the PBX cannot play yet.
   *
   * @return those not bound to a sound of the PBX; empty when all can be played
   */
  Set<Prompt> unplayable(Collection<Prompt> prompts);
}
