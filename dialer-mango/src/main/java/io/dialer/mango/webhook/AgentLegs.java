package io.dialer.mango.webhook;

import io.dialer.core.agent.AgentStore;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.CallEvent.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notes which employees are occupied, whoever called: an employee is busy while a leg with his
 * extension on either side has not ended.
 *
 * <p>Our own calls are made in the name of one employee, whose extension therefore stands beside
 * the customer's number: as the called side of a leg that a command began, and as the calling side
 * of the leg that takes over from it. There it says nothing about the employee.
 */
final class AgentLegs {

  private final String apiExtension;

  AgentLegs(String apiExtension) {
    this.apiExtension = apiExtension;
  }

  void note(AgentStore agents, LegChanged leg, Instant now) {
    String called = leg.to().extension();
    if (called != null && leg.place() == Place.SUBSCRIBER && !isCustomer(leg, called)) {
      note(agents, leg, leg.leg(), called, leg.phase() == Phase.DISCONNECTED, now);
    }
    String calling = leg.from().extension();
    String callingLeg = leg.leg() + "#from";
    if (calling != null && !calling.equals(apiExtension)) {
      note(agents, leg, callingLeg, calling, leg.phase() == Phase.DISCONNECTED, now);
    } else if (calling == null && leg.takenFrom() != null && leg.seq() > 1) {
      // Somebody from outside may have taken the place of an employee who called.
      note(agents, leg, callingLeg, "", true, now);
    }
  }

  private static void note(
      AgentStore agents,
      LegChanged leg,
      String legId,
      String extension,
      boolean ended,
      Instant now) {
    agents.legChanged(legId, extension, leg.seq(), ended, now);
  }

  private boolean isCustomer(LegChanged leg, @Nullable String extension) {
    return apiExtension.equals(extension) && leg.commandId() != null && leg.takenFrom() == null;
  }
}
