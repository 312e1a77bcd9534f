package io.dialer.core.telephony;

import io.dialer.core.audio.Prompt;
import java.util.Collection;
import java.util.Set;

/** A PBX through which no new call may be started. Live calls are served to their end. */
public final class HeldTelephony implements Telephony {
  private final Telephony held;

  public HeldTelephony(Telephony held) {
    this.held = held;
  }

  @Override
  public Capabilities capabilities() {
    return held.capabilities();
  }

  @Override
  public int permitCalls(int wanted, double commandsPerCall) {
    return 0;
  }

  @Override
  public void settle(int calls, double commands) {
    held.settle(calls, commands);
  }

  @Override
  public CommandOutcome send(Command command) {
    return held.send(command);
  }

  @Override
  public Set<Prompt> unplayable(Collection<Prompt> prompts) {
    return held.unplayable(prompts);
  }
}
