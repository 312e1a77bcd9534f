package io.dialer.api.engine;

import io.dialer.core.audio.Prompts;
import io.dialer.core.call.ApplyCallEvent;
import io.dialer.core.call.CallCounters;
import io.dialer.core.call.CallTimes;
import io.dialer.core.call.DueSteps;
import io.dialer.core.dialing.CommandAnswers;
import io.dialer.core.dialing.DialLoop;
import io.dialer.core.dialing.Loop;
import io.dialer.core.dialing.PlaceCall;
import io.dialer.core.dialing.SendLiveCommands;
import io.dialer.core.dialing.Signals;
import io.dialer.core.result.StampChanges;
import io.dialer.core.telephony.Telephony;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialing engine of one node: its parts put together by hand, and the loops that drive them.
 */
public final class Engine implements Managed {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final Duration DUE_EVERY = Duration.ofMillis(100);

  private static final Duration STAMP_EVERY = Duration.ofMillis(200);

  /** For how long a stopping node waits for the PBX's replies to commands that are on their way. */
  private static final Duration IN_FLIGHT = Duration.ofSeconds(3);

  private static final int PLACING_AT_ONCE = 32;
  private static final int LIVE_COMMANDS_AT_ONCE = 16;

  private final ExecutorService placing = Executors.newFixedThreadPool(PLACING_AT_ONCE);
  private final ExecutorService living = Executors.newFixedThreadPool(LIVE_COMMANDS_AT_ONCE);
  private final CallCounters counters = new CallCounters();
  private final CallTimes times;
  private final ApplyCallEvent applyCallEvent;
  private final SendLiveCommands liveCommands;
  private final DialLoop dialLoop;
  private final Loop dialing;
  private final Loop due;
  private final Loop stamping;
  private final Signals signals;
  private volatile boolean ready;

  /**
   * The engine of a node.
   *
   * @param onStamped told when this node has given changes their places in the feed; it must not
   *     wait
   */
  public Engine(
      Jdbi jdbi,
      Telephony telephony,
      Prompts prompts,
      CallTimes times,
      Runnable onStamped,
      InstantSource clock) {
    this.times = times;
    applyCallEvent = new ApplyCallEvent(prompts, times, counters, clock);
    CommandAnswers answers = new CommandAnswers(jdbi, applyCallEvent);
    liveCommands = new SendLiveCommands(telephony, answers, living);
    DueSteps dueSteps = new DueSteps(jdbi, prompts, times, counters, liveCommands, clock);
    PlaceCall placeCall = new PlaceCall(telephony, answers);
    dialLoop = new DialLoop(jdbi, telephony, placeCall, times, placing, clock);
    StampChanges stampChanges = new StampChanges(jdbi, clock);
    dialing = new Loop("dialing", dialLoop::round).gathering(DialLoop.GATHERING);
    due = new Loop("due-steps", DUE_EVERY, dueSteps::runOnce);
    stamping = new Loop("stamping", () -> stamp(stampChanges, onStamped));
    signals = new Signals(jdbi, dialing::wake);
  }

  /** What changes within a moment is stamped together; only a full batch is followed at once. */
  private static Duration stamp(StampChanges stampChanges, Runnable onStamped) {
    int stamped = stampChanges.runOnce();
    if (stamped > 0) {
      onStamped.run();
    }
    return stamped >= StampChanges.BATCH ? Duration.ZERO : STAMP_EVERY;
  }

  public ApplyCallEvent applyCallEvent() {
    return applyCallEvent;
  }

  public SendLiveCommands liveCommands() {
    return liveCommands;
  }

  /** How long calls wait for what. */
  public CallTimes times() {
    return times;
  }

  public CallCounters counters() {
    return counters;
  }

  /** There may be something to dial, here or on another node. */
  public void wakeAll() {
    signals.send();
  }

  /** A channel may have become free on this node. */
  public void wake() {
    dialing.wake();
  }

  /** Whether this node dials. */
  public boolean isReady() {
    return ready;
  }

  @Override
  public void start() {
    signals.start();
    stamping.start();
    due.start();
    dialing.start();
    ready = true;
  }

  /**
   * No new calls. What was claimed and not sent yet goes back to its queue; commands that are on
   * their way are awaited, for some seconds. Live calls are followed as before.
   */
  public void drain() throws InterruptedException {
    ready = false;
    dialLoop.drain();
    end(placing);
    dialing.close();
  }

  /** Live calls go on with other nodes, by what is due in their rows. */
  @Override
  public void stop() throws InterruptedException {
    drain();
    due.close();
    liveCommands.drain();
    end(living);
    signals.close();
    stamping.close();
  }

  /**
   * Commands that wait for their turn are interrupted, and those in the queue are run here: both
   * find out that this node stops, and are noted as not sent.
   */
  private static void end(ExecutorService executor) throws InterruptedException {
    executor.shutdownNow().forEach(Runnable::run);
    if (!executor.awaitTermination(IN_FLIGHT.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("Commands are still on their way; what becomes of them is left to other nodes");
    }
  }
}
