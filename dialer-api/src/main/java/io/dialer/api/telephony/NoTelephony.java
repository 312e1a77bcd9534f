package io.dialer.api.telephony;

import io.dialer.core.audio.Prompt;
import io.dialer.core.telephony.Capabilities;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.EndReason;
import io.dialer.core.telephony.Telephony;
import java.util.Collection;
import java.util.Set;

/** No PBX is configured: campaigns can be prepared, and nothing is dialled. */
final class NoTelephony implements Telephony {

  @Override
  public Capabilities capabilities() {
    return new Capabilities("none", true, false);
  }

  @Override
  public int permitCalls(int wanted, double commandsPerCall) {
    return 0;
  }

  @Override
  public void settle(int calls, double commands) {
    // Nothing is ever permitted.
  }

  @Override
  public CommandOutcome send(Command command) {
    return new CommandOutcome.Rejected(new Cause("NO_PBX", EndReason.PBX_FAILED), true);
  }

  @Override
  public Set<Prompt> unplayable(Collection<Prompt> prompts) {
    return Set.of();
  }
}
