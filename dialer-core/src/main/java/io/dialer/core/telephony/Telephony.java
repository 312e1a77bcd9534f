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
   * Takes permission to start new calls at this moment. The adapter reserves room of its request
   * budget here, so that a granted call can be placed at once and served to its end. {@link
   * #settle} follows as soon as it is known which calls are started.
   *
   * @param wanted how many calls the engine would start, at least 1
   * @param commandsPerCall how many commands one of them is expected to need in its life, dialling
   *     included; an average, at least 1
   * @return how many may start now, from 0 to {@code wanted}
   */
  int permitCalls(int wanted, double commandsPerCall);

  /**
   * Corrects what a permission reserved, once it is known which calls are started.
   *
   * @param calls permitted calls that are not started; others may start in their place
   * @param commands commands that were reserved and are not expected to be needed; negative when
   *     the calls that are started are expected to need more than was reserved
   */
  void settle(int calls, double commands);

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
