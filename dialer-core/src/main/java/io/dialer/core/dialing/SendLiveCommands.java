package io.dialer.core.dialing;

import io.dialer.core.call.Applied;
import io.dialer.core.call.LiveCommands;
import io.dialer.core.telephony.CallEvent.CommandAnswered;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.EndReason;
import io.dialer.core.telephony.Telephony;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends commands for live calls, each on a thread of its own, and notes what was answered. */
public final class SendLiveCommands implements LiveCommands {
  private static final Logger LOG = LoggerFactory.getLogger(SendLiveCommands.class);

  private static final CommandOutcome NOT_SENT =
      new CommandOutcome.Rejected(new Cause("NOT_SENT", EndReason.OTHER), true);

  private final Telephony telephony;
  private final CommandAnswers answers;
  private final Executor executor;
  private volatile boolean draining;

  public SendLiveCommands(Telephony telephony, CommandAnswers answers, Executor executor) {
    this.telephony = telephony;
    this.answers = answers;
    this.executor = executor;
  }

  @Override
  public void dispatch(List<Command> commands) {
    commands.forEach(this::hand);
  }

  /** Sends no more. What was not sent yet is noted so that another node does it in a moment. */
  public void drain() {
    draining = true;
  }

  private void hand(Command command) {
    try {
      executor.execute(() -> send(command));
    } catch (RejectedExecutionException e) {
      note(command, NOT_SENT);
    }
  }

  private void send(Command command) {
    try {
      CommandOutcome outcome = draining ? NOT_SENT : telephony.send(command);
      if (!(outcome instanceof CommandOutcome.Accepted)) {
        note(command, outcome);
      }
    } catch (RuntimeException e) {
      // The call's deadline goes on from here.
      LOG.error("command {} could not be sent", command.commandId(), e);
    }
  }

  private void note(Command command, CommandOutcome outcome) {
    CommandAnswered answer = new CommandAnswered(command.commandId(), outcome);
    try {
      Applied applied = answers.note(answer);
      LOG.info("command {}: {} {}", command.commandId(), outcome, applied.verdict());
    } catch (RuntimeException e) {
      LOG.error("command {}: {}, which could not be noted", command.commandId(), outcome, e);
    }
  }
}
