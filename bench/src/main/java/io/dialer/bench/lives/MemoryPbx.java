package io.dialer.bench.lives;

import io.dialer.core.audio.Prompt;
import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.Capabilities;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.Telephony;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PBX in memory that permits and accepts everything. Every customer answers, comes to the menu,
 * presses 1 once the question is played, and is there until the engine hangs up.
 *
 * <p>The events of one call come one after the other, each when the one before was taken in: in
 * life seconds lie between them, so no two of them can ever be written together.
 */
final class MemoryPbx implements Telephony {
  private static final CommandOutcome ACCEPTED = new CommandOutcome.Accepted();

  private final Map<String, PolledCall> calls = new ConcurrentHashMap<>();
  private final BlockingQueue<CallEvent> news = new LinkedBlockingQueue<>();
  private final AtomicInteger commands = new AtomicInteger();
  private final AtomicInteger over = new AtomicInteger();

  @Override
  public Capabilities capabilities() {
    return new Capabilities("memory", true, false);
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
    commands.incrementAndGet();
    if (command instanceof Command.DialToPoll dial) {
      PolledCall call = new PolledCall(dial.commandId(), dial.phone());
      calls.put(call.ref(), call);
      tell(call.goOn(PolledCall.UNTIL_PLAYED));
    } else if (command instanceof Command.Play play) {
      tell(ofLeg(play.leg()).goOn(PolledCall.UNTIL_HUNG_UP));
    } else if (command instanceof Command.HangUp hangUp) {
      tell(ofLeg(hangUp.leg()).goOn(PolledCall.EVENTS));
    } else {
      throw new IllegalArgumentException("no life asks for " + command);
    }
    return ACCEPTED;
  }

  @Override
  public Set<Prompt> unplayable(Collection<Prompt> prompts) {
    return Set.of();
  }

  /** What happened, up to {@code most} events; waits a moment for the first one. */
  List<CallEvent> news(int most) throws InterruptedException {
    List<CallEvent> some = new ArrayList<>();
    CallEvent first = news.poll(100, TimeUnit.MILLISECONDS);
    if (first != null) {
      some.add(first);
      news.drainTo(some, most - 1);
    }
    return some;
  }

  /** The dialer has taken an event in: the call goes on. */
  void takenIn(CallEvent event) {
    PolledCall call = of(PolledCall.refOf(event));
    tell(call.takenIn());
    if (call.isOver()) {
      calls.remove(call.ref());
      over.incrementAndGet();
    }
  }

  /** How many calls have told their last event, which was taken in. */
  int over() {
    return over.get();
  }

  /** How many commands came. */
  int commands() {
    return commands.get();
  }

  private void tell(List<CallEvent> events) {
    news.addAll(events);
  }

  private PolledCall ofLeg(String leg) {
    return of(PolledCall.refOfLeg(leg));
  }

  private PolledCall of(String ref) {
    return Objects.requireNonNull(calls.get(ref), "no such call");
  }
}
