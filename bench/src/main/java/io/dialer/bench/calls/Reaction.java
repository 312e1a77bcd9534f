package io.dialer.bench.calls;

import io.dialer.bench.Benchmark;
import io.dialer.bench.Figures;
import io.dialer.bench.Scene;
import io.dialer.bench.Series;
import io.dialer.bench.Target;
import io.dialer.emulator.wire.WireWatch;
import java.util.List;
import java.util.Map;

/** How long it takes from a key to the next command on the wire, beside an echo. */
public final class Reaction implements Benchmark {
  private static final int ROUNDS = 5;
  private static final int WARM_UPS = 8;
  private static final int CALLS_PER_SECOND = 100;
  private static final int QUESTIONS = 2;
  private static final Campaign CAMPAIGN =
      new Campaign(79_530_000_000L, 25 * CALLS_PER_SECOND, 5_000, CALLS_PER_SECOND, QUESTIONS);

  @Override
  public String name() {
    return "reaction";
  }

  @Override
  public String title() {
    return "from a key to the next command on the wire, at 100 new poll calls every second";
  }

  @Override
  public void run(Scene scene, Figures figures) throws Exception {
    try (EmulatedPbx pbx = EmulatedPbx.start(scene.folder(), EmulatedPbx.WILLING);
        Caller dialer = Dialer.start(scene, pbx, Map.of());
        Caller echo = HttpOnly.start(scene, pbx)) {
      List<Caller> contenders = List.of(echo, dialer);
      for (int round = 1; round <= WARM_UPS + ROUNDS; round++) {
        for (Caller caller : contenders) {
          measure(caller, pbx, CAMPAIGN.inRound(round), round > WARM_UPS ? figures : new Figures());
        }
      }
      figures.verdict(
          "milliseconds that 99 % of the commands take at most",
          figures.median(p99(dialer)), Target.atMost(25));
      figures.ratio(p99(dialer), p99(echo), null);
    }
    tellFacts(figures);
  }

  private static void measure(Caller caller, EmulatedPbx pbx, Campaign campaign, Figures figures)
      throws Exception {
    KeyPresses presses = new KeyPresses();
    pbx.tell(caller.webhooks());
    pbx.watch(presses);
    double seconds = caller.call(campaign);
    pbx.watch(WireWatch.NOBODY);
    caller.settle();
    pbx.check(campaign);
    double[] reactions = presses.reactions();
    if (reactions.length != campaign.calls() * QUESTIONS) {
      throw new IllegalStateException(reactions.length + " keys were told");
    }
    figures.add(median(caller), "ms", Series.percentile(reactions, 50));
    figures.add(p99(caller), "ms", Series.percentile(reactions, 99));
    figures.add(caller.title() + ", calls begun", "calls/s", campaign.calls() / seconds);
  }

  private static String median(Caller caller) {
    return caller.title() + ", median";
  }

  private static String p99(Caller caller) {
    return caller.title() + ", p99";
  }

  private static void tellFacts(Figures figures) {
    figures.fact(
        "A round",
        "%,d calls; everybody is asked two questions and presses a key at each, so %,d reactions: one"
                .formatted(CAMPAIGN.calls(), CAMPAIGN.calls() * QUESTIONS)
            + " half are the next question, the other half the hang-up");
    figures.fact(
        "The clock",
        "that of the emulated PBX: from the moment at which it begins to send the webhook until it"
            + " has read the command for that call");
    figures.fact(
        "HTTP only",
        "an echo: the same endpoint and client, which at once send the command and keep nothing");
    figures.fact(
        "The rate",
        "%d numbers become due every second, a tenth of them every tenth of it; no limits"
            .formatted(CALLS_PER_SECOND));
  }
}
