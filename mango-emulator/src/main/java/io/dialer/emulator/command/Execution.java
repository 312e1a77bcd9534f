package io.dialer.emulator.command;

import io.dialer.emulator.http.Reply;
import io.dialer.emulator.scenario.Range;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.CommandResult;
import io.dialer.emulator.webhook.Outbox;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/**
 * Answers 1000 at once, executes on the PBX's thread, and sends exactly one {@code /result/…}, a
 * little later (section 3.2).
 */
public final class Execution {
  private final EmulatedTime time;
  private final Outbox outbox;
  private final Range resultMs;
  private final SplittableRandom dice;

  public Execution(EmulatedTime time, Outbox outbox, Range resultMs, long seed) {
    this.time = time;
    this.outbox = outbox;
    this.resultMs = resultMs;
    this.dice = new SplittableRandom(seed);
  }

  /**
   * Takes a command.
   *
   * @param command its path after {@code commands/}
   * @param action gives the code of the result
   */
  Reply of(String command, String commandId, IntSupplier action) {
    time.run(
        () ->
            outbox.sendAfter(
                resultMs.draw(dice),
                "/result/" + command,
                new CommandResult(commandId, action.getAsInt())));
    return Reply.accepted();
  }
}
