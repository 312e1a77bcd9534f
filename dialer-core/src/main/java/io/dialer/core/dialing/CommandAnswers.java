package io.dialer.core.dialing;

import io.dialer.core.call.Applied;
import io.dialer.core.call.ApplyCallEvent;
import io.dialer.core.database.GroupCommit;
import io.dialer.core.database.Repeated;
import io.dialer.core.telephony.CallEvent.CommandAnswered;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Notes what the PBX answered to commands; answers that come together are noted together. */
public final class CommandAnswers {
  /** Nobody waits for a note but the thread that sent the command. */
  private static final Duration GATHERING = Duration.ofMillis(8);

  private final GroupCommit<CommandAnswered, Applied> notes;

  public CommandAnswers(Jdbi jdbi, ApplyCallEvent applyCallEvent) {
    this.notes =
        new GroupCommit<>(
            "command-answers",
            GATHERING,
            answers -> applyCallEvent.applyAll(jdbi, List.copyOf(answers)));
  }

  /** Notes an answer. When this returns it is committed. */
  Applied note(CommandAnswered answer) {
    return notes.await(answer);
  }

  /**
   * Notes an answer although the database may be away for a while.
   *
   * @param patience how long to try; then the last failure is thrown
   */
  Applied note(CommandAnswered answer, Duration patience) {
    // A stopping node interrupts; what became of a command has to be noted all the same.
    boolean interrupted = Thread.interrupted();
    try {
      return Repeated.patiently(patience, () -> notes.await(answer));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
