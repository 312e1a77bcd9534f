package io.dialer.bench.calls;

import io.dialer.bench.Benchmark;
import io.dialer.bench.Figures;
import io.dialer.bench.Scene;
import io.dialer.bench.Series;
import io.dialer.bench.Target;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Webhooks stored per second, beside the same endpoint that only checks the signature. */
public final class Webhooks implements Benchmark {
  private static final int ROUNDS = 5;
  private static final int PACED_ROUNDS = 3;
  private static final int PACED_SECONDS = 10;
  private static final int IN_A_ROUND = 10_000;
  private static final Campaign LIVE = new Campaign(79_540_000_000L, 500, 500, 0, 1);
  private static final String STORED = "stored before they are answered";
  private static final String CHECKED = "only their signature checked";

  @Override
  public String name() {
    return "webhooks";
  }

  @Override
  public String title() {
    return "webhooks stored durably per second, and how soon they are answered at half that rate";
  }

  @Override
  public void run(Scene scene, Figures figures) throws Exception {
    try (EmulatedPbx pbx = EmulatedPbx.start(scene.folder(), EmulatedPbx.LISTENING);
        Dialer dialer = Dialer.start(scene, pbx, Map.of());
        HttpOnly httpOnly = HttpOnly.start(scene, pbx)) {
      pbx.tell(dialer.webhooks());
      dialer.begin(LIVE);
      Contenders contenders = new Contenders(dialer, httpOnly, SignedWebhooks.about(pbx.calls()));
      measureRates(contenders, figures);
      measureAnswers(contenders, figures);
    }
    tellFacts(figures);
  }

  /** Both endpoints, and what is sent to them. */
  private record Contenders(Dialer dialer, HttpOnly httpOnly, SignedWebhooks webhooks) {

    List<byte[]> next(int count, Caller to) {
      return webhooks.next(count, to.webhooks());
    }
  }

  private static void measureRates(Contenders contenders, Figures figures) throws Exception {
    Figures warmUp = new Figures();
    measureRate(contenders, warmUp);
    measureRate(contenders, warmUp);
    for (int round = 1; round <= ROUNDS; round++) {
      measureRate(contenders, figures);
    }
    figures.ratio(STORED, CHECKED, Target.atLeast(0.6));
  }

  private static void measureRate(Contenders contenders, Figures figures) throws Exception {
    HttpOnly httpOnly = contenders.httpOnly();
    figures.add(
        CHECKED,
        "webhooks/s",
        WebhookLoad.rate(httpOnly.webhooks(), contenders.next(IN_A_ROUND, httpOnly)));
    Dialer dialer = contenders.dialer();
    Applied before = Applied.now(dialer);
    List<byte[]> requests = contenders.next(IN_A_ROUND, dialer);
    long begin = System.nanoTime();
    double rate = WebhookLoad.rate(dialer.webhooks(), requests);
    dialer.awaitApplied();
    double seconds = (System.nanoTime() - begin) / 1e9;
    before.check(dialer, IN_A_ROUND);
    dialer.settle();
    figures.add(STORED, "webhooks/s", rate);
    figures.add("stored and applied", "webhooks/s", IN_A_ROUND / seconds);
  }

  private static void measureAnswers(Contenders contenders, Figures figures) throws Exception {
    double half = figures.median(STORED) / 2;
    for (int round = 1; round <= PACED_ROUNDS; round++) {
      measureAnswers(contenders, contenders.httpOnly(), CHECKED, half, figures);
      Applied before = Applied.now(contenders.dialer());
      int sent = measureAnswers(contenders, contenders.dialer(), STORED, half, figures);
      contenders.dialer().awaitApplied();
      before.check(contenders.dialer(), sent);
      contenders.dialer().settle();
    }
    figures.verdict(
        "milliseconds within which 99 % are answered, at half the rate",
        figures.median(p99(STORED)), Target.atMost(50));
    figures.fact("Half the rate", "%.0f webhooks/s".formatted(half));
  }

  private static int measureAnswers(
      Contenders contenders, Caller to, String contender, double perSecond, Figures figures)
      throws Exception {
    URI server = to.webhooks();
    List<byte[]> requests = contenders.next((int) (perSecond * PACED_SECONDS), to);
    double[] millis = WebhookLoad.answerTimes(server, requests, perSecond);
    figures.add(contender + ", median at half the rate", "ms", Series.percentile(millis, 50));
    figures.add(p99(contender), "ms", Series.percentile(millis, 99));
    return requests.size();
  }

  private static String p99(String contender) {
    return contender + ", p99 at half the rate";
  }

  /** What the service has stored and applied so far. */
  private record Applied(long stored, long applied) {

    static Applied now(Dialer dialer) throws Exception {
      return new Applied(dialer.stored(), dialer.appliedInAll());
    }

    /** Every webhook that was answered is in the table, and has been applied. */
    void check(Dialer dialer, int sent) throws Exception {
      Applied after = now(dialer);
      if (after.stored - stored != sent || after.applied - applied != sent) {
        throw new IllegalStateException(
            "%d webhooks were sent: %s before, %s after".formatted(sent, this, after));
      }
    }
  }

  private static void tellFacts(Figures figures) {
    figures.fact(
        "A round",
        "%,d webhooks over %d connections that are kept alive, signed beforehand"
            .formatted(IN_A_ROUND, WebhookLoad.CONNECTIONS));
    figures.fact(
        "What they tell",
        "events/call of %d live calls: the leg is in its menu, once more with a later number. They are"
                .formatted(LIVE.calls())
            + " applied meanwhile, as always: the call is locked, the leg written, nothing follows");
    figures.fact(
        "At half the rate",
        "sent at moments set beforehand for %d s; counted from those moments, whether or not the"
                .formatted(PACED_SECONDS)
            + " connections keep up");
  }
}
