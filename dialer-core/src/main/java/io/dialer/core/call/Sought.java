package io.dialer.core.call;

import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.CallEvent.CallSummary;
import io.dialer.core.telephony.CallEvent.CommandAnswered;
import io.dialer.core.telephony.CallEvent.DigitsPressed;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.ListLegChanged;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * By what the calls of some events can be found.
 *
 * @param commandIds ids of attempts
 * @param callRefs the PBX's ids of calls
 * @param legs the PBX's ids of legs
 * @param listedPhones last ten digits of phones that may be with the PBX's own dialler
 */
record Sought(
    Set<String> commandIds, Set<String> callRefs, Set<String> legs, Set<String> listedPhones) {

  static Sought by(List<CallEvent> events) {
    Sought sought = new Sought(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    events.forEach(sought::add);
    return sought;
  }

  private void add(CallEvent event) {
    if (event instanceof LegChanged leg) {
      callRefs.add(leg.callRef());
      addCommand(leg.commandId());
      addLeg(leg.takenFrom());
      legs.add(leg.leg());
    } else if (event instanceof DigitsPressed digits) {
      callRefs.add(digits.callRef());
      legs.add(digits.leg());
    } else if (event instanceof CallSummary summary) {
      callRefs.add(summary.callRef());
    } else if (event instanceof ListLegChanged listed) {
      callRefs.add(listed.leg().callRef());
      ListedCall.phoneId(listed.leg().to()).ifPresent(listedPhones::add);
      ListedCall.phoneId(listed.leg().from()).ifPresent(listedPhones::add);
    } else {
      addCommand(((CommandAnswered) event).commandId());
    }
  }

  private void addCommand(@Nullable String commandId) {
    if (commandId != null) {
      commandIds.add(CommandIds.ofAttempt(commandId));
    }
  }

  private void addLeg(@Nullable String leg) {
    if (leg != null) {
      legs.add(leg);
    }
  }
}
