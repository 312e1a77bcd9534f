package io.dialer.bench.calls;

import io.dialer.bench.Benchmark;
import io.dialer.bench.Figures;
import io.dialer.bench.Scene;
import io.dialer.bench.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whole poll calls per second, beside the same HTTP with nothing stored. */
public final class Polls implements Benchmark {
  private static final int ROUNDS = 7;

  /** Compiling the service's code takes the processors for minutes. */
  private static final int WARM_UPS = 8;

  private static final Campaign CAMPAIGN = new Campaign(79_520_000_000L, 3_000, 256, 0, 1);

  @Override
  public String name() {
    return "polls";
  }

  @Override
  public String title() {
    return "whole poll calls per second over HTTP, from the task to its results in the feed";
  }

  @Override
  public void run(Scene scene, Figures figures) throws Exception {
    try (EmulatedPbx pbx = EmulatedPbx.start(scene.folder(), EmulatedPbx.WILLING);
        Caller dialer = Dialer.start(scene, pbx, Map.of());
        Caller httpOnly = HttpOnly.start(scene, pbx)) {
      List<Caller> contenders = List.of(httpOnly, dialer);
      for (int round = 1; round <= WARM_UPS + ROUNDS; round++) {
        for (Caller caller : contenders) {
          measure(caller, pbx, CAMPAIGN.inRound(round), round > WARM_UPS ? figures : new Figures());
        }
      }
      figures.ratio(dialer.title(), httpOnly.title(), Target.atLeast(0.6));
      figures.verdict("poll calls per second", figures.median(dialer.title()), Target.atLeast(150));
    }
    tellFacts(figures);
  }

  private static void measure(Caller caller, EmulatedPbx pbx, Campaign campaign, Figures figures)
      throws Exception {
    pbx.tell(caller.webhooks());
    Duration before = caller.processorTime();
    double seconds = caller.call(campaign);
    caller.settle();
    double used = caller.processorTime().minus(before).toMillis();
    pbx.check(campaign);
    figures.add(caller.title(), "calls/s", campaign.calls() / seconds);
    figures.add(caller.title() + ", processor time of its JVM", "ms/call", used / campaign.calls());
    figures.fact(
        "Webhooks of a call", "%.1f".formatted(pbx.webhooksSent() / (double) campaign.calls()));
  }

  private static void tellFacts(Figures figures) {
    figures.fact(
        "A round",
        "%,d calls, %d at a time; everybody is asked one question and presses a key"
            .formatted(CAMPAIGN.calls(), CAMPAIGN.inFlight()));
    figures.fact(
        "HTTP only",
        "the same commands and webhooks by the same client and endpoint in a bare Dropwizard"
            + " application that keeps nothing");
    figures.fact(
        "Processes",
        "the emulated PBX is in the JVM of the benchmark, each contender in one of its own with"
            + " 256 MB, and PostgreSQL beside them; no request limits");
  }
}
