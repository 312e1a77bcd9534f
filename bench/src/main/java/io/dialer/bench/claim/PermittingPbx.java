package io.dialer.bench.claim;

import io.dialer.core.audio.Prompt;
import io.dialer.core.telephony.Capabilities;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.Telephony;
import java.util.Collection;
import java.util.Set;

/** A PBX that permits all calls, none of which is ever placed. */
final class PermittingPbx implements Telephony {

  @Override
  public Capabilities capabilities() {
    return new Capabilities("permitting", true, false);
  }

  @Override
  public int permitCalls(int wanted, double commandsPerCall) {
    return wanted;
  }

  @Override
  public void settle(int calls, double commands) {
    // Nothing is counted here.
  }

  @Override
  public CommandOutcome send(Command command) {
    throw new IllegalStateException("nothing is placed here");
  }

  @Override
  public Set<Prompt> unplayable(Collection<Prompt> prompts) {
    return Set.of();
  }
}
