package io.dialer.core.dialing;

import io.dialer.core.call.Applied;
import io.dialer.core.call.Attempt;
import io.dialer.core.task.PhoneNumber;
import io.dialer.core.telephony.CallEvent.CommandAnswered;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;
import io.dialer.core.telephony.Telephony;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step 3 of a call's life: the command is sent, once. The attempt was committed by its claim; if
 * this process dies in between, the attempt counts as unknown and is never repeated.
 */
public final class PlaceCall {
  private static final Logger LOG = LoggerFactory.getLogger(PlaceCall.class);

  /** For how long a database that is away is waited for to note what became of a command. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration HURRY = Duration.ofSeconds(1);

  private final Telephony telephony;
  private final CommandAnswers answers;

  public PlaceCall(Telephony telephony, CommandAnswers answers) {
    this.telephony = telephony;
    this.answers = answers;
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
    note(claim, outcome, PATIENCE);
    return outcome;
  }

  /**
   * Ends an attempt whose command was not sent and will not be: its number can be claimed anew.
   *
   * @param hurry whether this node stops, and cannot wait for a database that is away
   */
  public void giveBack(ClaimNumbers.Claim claim, boolean hurry) {
    Rejected notSent = new Rejected(new Cause("NOT_SENT", EndReason.OTHER), true);
    note(claim, notSent, hurry ? HURRY : PATIENCE);
  }

  private void note(ClaimNumbers.Claim claim, CommandOutcome outcome, Duration patience) {
    CommandAnswered answer = new CommandAnswered(claim.commandId(), outcome);
    Applied applied = answers.note(answer, patience);
    LOG.debug("call {}: {} {}", claim.callId(), outcome, applied.verdict());
  }
}
