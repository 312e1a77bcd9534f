package io.dialer.core.dialing;

import io.dialer.core.call.Applied;
import io.dialer.core.call.ApplyCallEvent;
import io.dialer.core.call.LiveCommands;
import io.dialer.core.telephony.CallEvent.CommandAnswered;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.Telephony;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends commands for live calls, each on a thread of its own, and notes what was answered. */
public final class SendLiveCommands implements LiveCommands {
  private static final Logger LOG = LoggerFactory.getLogger(SendLiveCommands.class);

  private final Jdbi jdbi;
  private final Telephony telephony;
  private final ApplyCallEvent applyCallEvent;
  private final Executor executor;

  public SendLiveCommands(
      Jdbi jdbi, Telephony telephony, ApplyCallEvent applyCallEvent, Executor executor) {
    this.jdbi = jdbi;
    this.telephony = telephony;
    this.applyCallEvent = applyCallEvent;
    this.executor = executor;
  }

  @Override
  public void dispatch(List<Command> commands) {
    commands.forEach(this::hand);
  }

  private void hand(Command command) {
    try {
      executor.execute(() -> send(command));
    } catch (RejectedExecutionException e) {
      LOG.warn("command {} is not sent: this node stops", command.commandId());
    }
  }

  private void send(Command command) {
    try {
      CommandOutcome outcome = telephony.send(command);
      if (outcome instanceof CommandOutcome.Accepted) {
        return;
      }
      CommandAnswered answer = new CommandAnswered(command.commandId(), outcome);
      Applied applied = jdbi.inTransaction(handle -> applyCallEvent.apply(handle, answer));
      LOG.info("command {}: {} {}", command.commandId(), outcome, applied.verdict());
    } catch (RuntimeException e) {
      // The call's deadline goes on from here.
      LOG.error("command {} could not be sent", command.commandId(), e);
    }
  }
}
