package io.dialer.core.dialing;

import io.dialer.core.call.Applied;
import io.dialer.core.call.ApplyCallEvent;
import io.dialer.core.call.Attempt;
import io.dialer.core.task.PhoneNumber;
import io.dialer.core.telephony.CallEvent.CommandAnswered;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.Telephony;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step 3 of a call's life: the command is sent, once. The attempt was committed by its claim; if
 * this process dies in between, the attempt counts as unknown and is never repeated.
 */
public final class PlaceCall {
  private static final Logger LOG = LoggerFactory.getLogger(PlaceCall.class);

  private final Jdbi jdbi;
  private final Telephony telephony;
  private final ApplyCallEvent applyCallEvent;

  public PlaceCall(Jdbi jdbi, Telephony telephony, ApplyCallEvent applyCallEvent) {
    this.jdbi = jdbi;
    this.telephony = telephony;
    this.applyCallEvent = applyCallEvent;
  }

  /** Dials a claimed number and notes what the PBX answered. */
  public CommandOutcome place(ClaimNumbers.Claim claim) {
    String phone = PhoneNumber.toDial(claim.dialPrefix(), claim.phone());
    Command dial =
        claim.kind() == Attempt.Kind.POLLING
            ? new Command.DialToPoll(claim.commandId(), phone)
            : new Command.DialToAgent(
                claim.commandId(), phone, claim.destination(), claim.toGroup());
    LOG.info("call {} of task {}: dialling {}", claim.callId(), claim.taskId(), claim.phone());
    CommandOutcome outcome = telephony.send(dial);
    Applied applied =
        jdbi.inTransaction(
            handle ->
                applyCallEvent.apply(handle, new CommandAnswered(claim.commandId(), outcome)));
    LOG.debug("call {}: {} {}", claim.callId(), outcome, applied.verdict());
    return outcome;
  }
}
