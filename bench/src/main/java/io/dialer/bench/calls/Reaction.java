package io.dialer.bench.calls;

import io.dialer.bench.Benchmark;
import io.dialer.bench.Figures;
import io.dialer.bench.Scene;
import io.dialer.bench.Series;
import io.dialer.bench.Target;
import io.dialer.core.thread.DaemonThreads;
import io.dialer.emulator.wire.WireWatch;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;

/** How long it takes from a key to the next command on the wire, beside an echo. */
public final class Reaction implements Benchmark {
  private static final int ROUNDS = 5;
  private static final int WARM_UPS = 8;
  private static final int QUESTIONS = 2;

  private static final Campaign HUNDRED =
      new Campaign(79_530_000_000L, 2_500, 5_000, 100, QUESTIONS);

  /** Ends before {@link #HUNDRED} does. */
  private static final Campaign TEN = new Campaign(79_550_000_000L, 200, 5_000, 10, QUESTIONS);

  private static final String ECHO = "HTTP only";
  private static final String ECHO_BESIDE = "HTTP only, beside the dialer's hundred calls/s";
  private static final String DIALER = "dialer";
  private static final String DIALER_AT_TEN = "dialer at ten calls/s";

  private static final Duration UNDER_WAY_WITHIN = Duration.ofMinutes(1);
  private static final Duration LOOKS_EVERY = Duration.ofMillis(20);

  /** A caller and the PBX that it has for itself. */
  private record Line(Caller caller, EmulatedPbx pbx) {}

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
    try (EmulatedPbx ofDialer = EmulatedPbx.start(scene.folder(), EmulatedPbx.WILLING);
        EmulatedPbx ofEcho = EmulatedPbx.start(scene.folder(), EmulatedPbx.WILLING);
        Caller dialer = Dialer.start(scene, ofDialer, Map.of());
        Caller echo = HttpOnly.start(scene, ofEcho)) {
      Line dialerLine = new Line(dialer, ofDialer);
      Line echoLine = new Line(echo, ofEcho);
      for (int round = 1; round <= WARM_UPS; round++) {
        measure(ECHO, echoLine, HUNDRED.inRound(round), new Figures());
        measure(DIALER, dialerLine, HUNDRED.inRound(round), new Figures());
      }
      for (int round = WARM_UPS + 1; round <= WARM_UPS + ROUNDS; round++) {
        measure(ECHO, echoLine, HUNDRED.inRound(round), figures);
        measureBeside(echoLine, dialerLine, round, figures);
        measure(DIALER, dialerLine, HUNDRED.inRound(round), figures);
        measure(DIALER_AT_TEN, dialerLine, TEN.inRound(round), figures);
      }
    }
    figures.verdict(
        "milliseconds that 99 % of the commands take at most",
        figures.median(p99(DIALER)), Target.atMost(25));
    figures.verdict(
        "the same, of an echo beside that load", figures.median(p99(ECHO_BESIDE)), null);
    figures.verdict("the same, at ten calls/s", figures.median(p99(DIALER_AT_TEN)), null);
    figures.ratio(p99(DIALER), p99(ECHO), null);
    figures.ratio(p99(DIALER), p99(ECHO_BESIDE), null);
    tellFacts(figures);
  }

  /** Measures the echo while the dialer leads its calls through a PBX of its own. */
  private static void measureBeside(Line echo, Line dialer, int round, Figures figures)
      throws Exception {
    // Rounds that are never reached: their numbers were not called yet.
    Campaign load = HUNDRED.inRound(round + ROUNDS);
    dialer.pbx().tell(dialer.caller().webhooks());
    Future<Double> calling =
        DaemonThreads.asNeeded("load").submit(() -> dialer.caller().call(load));
    Await.until(
        "the dialer's calls", UNDER_WAY_WITHIN, LOOKS_EVERY, () -> dialer.pbx().webhooksSent() > 0);
    measure(ECHO_BESIDE, echo, TEN.inRound(round), figures);
    if (calling.isDone()) {
      throw new IllegalStateException("the dialer's calls were over before the echo's");
    }
    calling.get();
    dialer.caller().settle();
    dialer.pbx().check(load);
  }

  private static void measure(String contender, Line line, Campaign campaign, Figures figures)
      throws Exception {
    KeyPresses presses = new KeyPresses();
    line.pbx().tell(line.caller().webhooks());
    line.pbx().watch(presses);
    double seconds = line.caller().call(campaign);
    line.pbx().watch(WireWatch.NOBODY);
    line.caller().settle();
    line.pbx().check(campaign);
    double[] reactions = presses.reactions();
    if (reactions.length != campaign.calls() * QUESTIONS) {
      throw new IllegalStateException(reactions.length + " keys were told");
    }
    figures.add(contender + ", median", "ms", Series.percentile(reactions, 50));
    figures.add(p99(contender), "ms", Series.percentile(reactions, 99));
    figures.add(contender + ", calls begun", "calls/s", campaign.calls() / seconds);
  }

  private static String p99(String contender) {
    return contender + ", p99";
  }

  private static void tellFacts(Figures figures) {
    figures.fact(
        "A round",
        "%,d calls; everybody is asked two questions and presses a key at each, so %,d reactions: one"
                .formatted(HUNDRED.calls(), HUNDRED.calls() * QUESTIONS)
            + " half are the next question, the other half the hang-up; at ten calls/s %,d calls"
                .formatted(TEN.calls()));
    figures.fact(
        "The clock",
        "that of the emulated PBX: from the moment at which it begins to send the webhook until it"
            + " has read the command for that call");
    figures.fact(
        ECHO,
        "an echo: the same endpoint and client, which at once send the command and keep nothing");
    figures.fact(
        "Beside the dialer",
        "the same echo with ten calls/s and a PBX of its own, while the dialer leads its hundred:"
            + " what any program would take at least on a machine as busy as that");
    figures.fact(
        "The rate",
        "%d (or %d) numbers become due every second, at even distances of 50 (or 100) ms,"
                .formatted(HUNDRED.perSecond(), TEN.perSecond())
            + " and the dialer is told as it tells itself of new ones; no limits");
  }
}
