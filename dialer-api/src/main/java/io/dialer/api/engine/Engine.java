package io.dialer.api.engine;

import io.dialer.core.audio.Prompts;
import io.dialer.core.call.ApplyCallEvent;
import io.dialer.core.call.CallCounters;
import io.dialer.core.call.CallTimes;
import io.dialer.core.call.DueSteps;
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

/**
 * The dialing engine of one node: its parts put together by hand, and the loops that drive them.
 */
public final class Engine implements Managed {
  private static final Duration DUE_EVERY = Duration.ofMillis(100);
  private static final Duration STAMP_EVERY = Duration.ofMillis(200);
  private static final int PLACING_AT_ONCE = 8;
  private static final int LIVE_COMMANDS_AT_ONCE = 16;

  private final ExecutorService placing = Executors.newFixedThreadPool(PLACING_AT_ONCE);
  private final ExecutorService living = Executors.newFixedThreadPool(LIVE_COMMANDS_AT_ONCE);
  private final CallCounters counters = new CallCounters();
  private final CallTimes times;
  private final ApplyCallEvent applyCallEvent;
  private final SendLiveCommands liveCommands;
  private final Loop dialing;
  private final Loop due;
  private final Loop stamping;
  private final Signals signals;

  public Engine(
      Jdbi jdbi, Telephony telephony, Prompts prompts, CallTimes times, InstantSource clock) {
    this.times = times;
    applyCallEvent = new ApplyCallEvent(prompts, times, counters, clock);
    liveCommands = new SendLiveCommands(jdbi, telephony, applyCallEvent, living);
    DueSteps dueSteps = new DueSteps(jdbi, prompts, times, counters, liveCommands, clock);
    PlaceCall placeCall = new PlaceCall(jdbi, telephony, applyCallEvent);
    DialLoop dialLoop = new DialLoop(jdbi, telephony, placeCall, times, placing, clock);
    StampChanges stampChanges = new StampChanges(jdbi, clock);
    dialing = new Loop("dialing", dialLoop::round);
    due = new Loop("due-steps", DUE_EVERY, dueSteps::runOnce);
    stamping = new Loop("stamping", STAMP_EVERY, stampChanges::runOnce);
    signals = new Signals(jdbi, dialing::wake);
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

  @Override
  public void start() {
    signals.start();
    stamping.start();
    due.start();
    dialing.start();
  }

  /** No new calls; commands under way are let finish, live calls go on with other nodes. */
  @Override
  public void stop() throws InterruptedException {
    dialing.close();
    end(placing);
    due.close();
    end(living);
    signals.close();
    stamping.close();
  }

  private static void end(ExecutorService executor) throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
      executor.shutdownNow();
    }
  }
}
