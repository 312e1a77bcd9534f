package io.dialer.bench.lives;

import io.dialer.api.engine.Engine;
import io.dialer.bench.Scene;
import io.dialer.core.audio.Prompts;
import io.dialer.core.call.Applied;
import io.dialer.core.call.CallTimes;
import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.Command;
import java.time.Clock;
import java.util.List;

/**
 * The dialer's own engine with all its loops. What the PBX tells is applied as the inbox does it:
 * by one thread, up to 200 events in a transaction, then the commands that follow from them.
 */
final class DialerContender implements Contender {
  private static final int BATCH = 200;
  private static final double CHARACTERS_PER_SECOND = 14;

  private final Campaign campaign;

  DialerContender(Scene scene) throws Exception {
    campaign = new Campaign(scene);
  }

  @Override
  public String name() {
    return "dialer";
  }

  @Override
  public double live(int lives) throws Exception {
    campaign.begin(lives);
    MemoryPbx pbx = new MemoryPbx();
    Engine engine =
        new Engine(
            campaign.jdbi(),
            pbx,
            new Prompts(CHARACTERS_PER_SECOND),
            patient(),
            campaign::stamped,
            Clock.systemUTC());
    long began = System.nanoTime();
    long ended;
    try (Background applying = Background.repeat("applying", () -> apply(engine, pbx))) {
      engine.start();
      campaign.awaitAll(lives, () -> applying.isWell() && pbx.over() == lives);
      ended = System.nanoTime();
    } finally {
      engine.stop();
    }
    campaign.check(lives);
    require(pbx.commands() >= JobOfALife.COMMANDS * lives, pbx.commands() + " commands");
    return lives * 1e9 / (ended - began);
  }

  /**
   * The product's times, but for those that a slow machine could exceed while events wait for their
   * turn: a question asked again, or a call ended without its summary, would be another life.
   */
  private static CallTimes patient() {
    CallTimes times = CallTimes.defaults();
    return new CallTimes(
        times.firstKeyWithin(),
        times.firstKeyWithin(),
        times.pollAtMost(),
        times.ringingAtMost(),
        times.ringingAtMost(),
        times.unknownAtMost(),
        times.connectingAtMost(),
        times.talkingAtMost(),
        times.ringingAtMost(),
        times.lookUpAtMost());
  }

  private void apply(Engine engine, MemoryPbx pbx) throws InterruptedException {
    List<CallEvent> events = pbx.news(BATCH);
    if (!events.isEmpty()) {
      engine.liveCommands().dispatch(apply(engine, events));
      events.forEach(pbx::takenIn);
      engine.wake();
    }
  }

  /** Applies events in one transaction; returns the commands that follow. */
  private List<Command> apply(Engine engine, List<CallEvent> events) {
    List<Applied> applied = engine.applyCallEvent().applyAll(campaign.jdbi(), events);
    applied.forEach(one -> require(one.verdict() == Applied.Verdict.APPLIED, one.toString()));
    return applied.stream().flatMap(one -> one.commands().stream()).toList();
  }

  private static void require(boolean met, String found) {
    if (!met) {
      throw new IllegalStateException(found);
    }
  }

  @Override
  public void close() {
    campaign.close();
  }
}
