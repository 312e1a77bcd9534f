package io.dialer.emulator.call;

import io.dialer.emulator.account.AudioFile;
import io.dialer.emulator.account.Line;
import io.dialer.emulator.account.Scheme;
import io.dialer.emulator.subscriber.Reaction;
import io.dialer.emulator.webhook.Callee;
import io.dialer.emulator.webhook.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a voice menu: silence, prompts, keys. The menu itself says nothing; it waits for
 * commands, and when none has come for its time, its scheme ends and hangs up.
 */
final class IvrVisit {
  private final Legs legs;

  IvrVisit(Legs legs) {
    this.legs = legs;
  }

  void enter(Call call, Caller from, Line line, Scheme.Menu menu, @Nullable String commandId) {
    Callee to = new Callee(null, line.number(), line.number(), null);
    Leg leg = legs.open(call, Location.IVR, from, to, commandId, null);
    leg.menuWaitMs = menu.waitMs();
    endAfterSilence(leg, 0);
  }

  /**
   * Plays to the customer, instead of what is being played (section 3.2.6).
   *
   * @param file empty for a mere delay
   * @param afterPlayMs how long the menu waits for a key after the prompt, before its scheme goes
   *     on
   */
  void play(Leg leg, Optional<AudioFile> file, long afterPlayMs) {
    leg.call.cancelPlans();
    endAfterSilence(leg, file.map(AudioFile::durationMs).orElse(0L) + afterPlayMs);
    file.ifPresent(prompt -> react(leg, prompt));
  }

  private void react(Leg leg, AudioFile prompt) {
    Call call = leg.call;
    call.promptsHeard.add(prompt.name());
    Reaction reaction = call.customer.hear(prompt.name(), prompt.durationMs());
    if (reaction instanceof Reaction.Presses presses) {
      call.plan(presses.afterMs(), () -> press(leg, presses.key()));
    } else if (reaction instanceof Reaction.HangsUp hangsUp) {
      call.plan(hangsUp.afterMs(), () -> legs.finish(call, EndCode.BY_CALLER));
    }
  }

  private void press(Leg leg, String keys) {
    leg.call.cancelPlans();
    legs.press(leg, keys);
    endAfterSilence(leg, 0);
  }

  private void endAfterSilence(Leg leg, long notBeforeMs) {
    leg.call.plan(notBeforeMs + leg.menuWaitMs, () -> legs.finish(leg.call, EndCode.END_OF_SCHEME));
  }
}
