package io.dialer.bench.calls;

import io.dialer.bench.Benchmark;
import io.dialer.bench.Figures;
import io.dialer.bench.Scene;
import io.dialer.bench.Scene.Database;
import io.dialer.bench.Series;
import io.dialer.bench.Target;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Webhooks stored per second, beside the same endpoint that only checks the signature. */
public final class Webhooks implements Benchmark {
  private static final int ROUNDS = 7;
  private static final int WARM_UPS = 5;
  private static final int PACED_ROUNDS = 3;
  private static final int PACED_SECONDS = 10;
  private static final int IN_A_ROUND = 30_000;

  /**
   * Many webhooks on their way: with few of them the processors wait for the disk, and it is
   * measured how long a commit takes and not how many webhooks can be stored.
   */
  private static final int CONNECTIONS = 256;

  /** Twice as many as the emulated PBX sends at a time. */
  private static final int FEW_CONNECTIONS = 64;

  private static final String UNIT = "webhooks/s";
  private static final Campaign LIVE = new Campaign(79_540_000_000L, 500, 500, 0, 1);
  private static final String STORED = "stored before they are answered";
  private static final String CHECKED = "only their signature checked";
  private static final String SERVICE = "the whole service, which applies them meanwhile";

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
    Database inbox = scene.database();
    try (EmulatedPbx pbx = EmulatedPbx.start(scene.folder(), EmulatedPbx.LISTENING);
        Dialer dialer = Dialer.start(scene, pbx, Map.of());
        HttpOnly storing = HttpOnly.storing(scene, inbox, pbx);
        HttpOnly httpOnly = HttpOnly.start(scene, pbx)) {
      pbx.tell(dialer.webhooks());
      dialer.begin(LIVE);
      SignedWebhooks webhooks = SignedWebhooks.about(pbx.calls());
      List<Taker> takers =
          List.of(
              new Taker(CHECKED, httpOnly, false, () -> 0, () -> {}),
              new Taker(STORED, storing, true, () -> stored(inbox), inbox::settle),
              new Taker(SERVICE, dialer, true, dialer::appliedInAll, dialer::settle));
      measureRates(takers, webhooks, figures);
      measureAnswers(takers, webhooks, figures);
    }
    tellFacts(figures);
  }

  private static long stored(Database inbox) throws SQLException {
    return inbox.count("SELECT count(*) FROM mango_inbox");
  }

  /**
   * An endpoint.
   *
   * @param keeps whether it does anything with webhooks but check them
   * @param done counts the webhooks that it has done this with so far
   * @param settle waits until it has done it all, and tidies up
   */
  private record Taker(String title, Caller server, boolean keeps, Done done, Settle settle) {

    interface Done {
      long count() throws Exception;
    }

    interface Settle {
      void run() throws Exception;
    }

    /** Sends, then checks that every webhook that was answered was kept, and applied. */
    <T> T take(List<byte[]> requests, int connections, Load<T> load) throws Exception {
      long before = done.count();
      T measured = load.send(new WebhookLoad(server.webhooks(), connections), requests);
      settle.run();
      long kept = done.count() - before;
      if (kept != (keeps ? requests.size() : 0)) {
        throw new IllegalStateException(
            "%s: of %d webhooks %d".formatted(title, requests.size(), kept));
      }
      return measured;
    }
  }

  private interface Load<T> {
    T send(WebhookLoad load, List<byte[]> requests) throws Exception;
  }

  private static void measureRates(List<Taker> takers, SignedWebhooks webhooks, Figures figures)
      throws Exception {
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      Figures counted = round >= 0 ? figures : new Figures();
      for (Taker taker : takers) {
        counted.add(taker.title(), UNIT, rate(taker, webhooks, CONNECTIONS));
      }
      for (Taker taker : takers) {
        counted.add(few(taker.title()), UNIT, rate(taker, webhooks, FEW_CONNECTIONS));
      }
    }
    figures.ratio(STORED, CHECKED, Target.atLeast(0.6));
    figures.ratio(SERVICE, CHECKED, null);
    figures.ratio(few(STORED), few(CHECKED), null);
  }

  private static double rate(Taker taker, SignedWebhooks webhooks, int connections)
      throws Exception {
    List<byte[]> requests = webhooks.next(IN_A_ROUND, taker.server().webhooks());
    return taker.take(requests, connections, WebhookLoad::rate);
  }

  /**
   * Each at half of what it can do at most, over few connections: at that rate few webhooks are on
   * their way at a time.
   */
  private static void measureAnswers(List<Taker> takers, SignedWebhooks webhooks, Figures figures)
      throws Exception {
    for (int round = 0; round < PACED_ROUNDS; round++) {
      for (Taker taker : takers) {
        double half = figures.median(taker.title()) / 2;
        List<byte[]> requests =
            webhooks.next((int) (half * PACED_SECONDS), taker.server().webhooks());
        double[] millis =
            taker.take(requests, FEW_CONNECTIONS, (load, all) -> load.answerTimes(all, half));
        figures.add(
            taker.title() + ", median at half the rate", "ms", Series.percentile(millis, 50));
        figures.add(p99(taker.title()), "ms", Series.percentile(millis, 99));
      }
    }
    for (String title : List.of(STORED, SERVICE)) {
      figures.verdict(
          "milliseconds within which 99 % are answered at half the rate, " + title,
          figures.median(p99(title)),
          Target.atMost(50));
    }
  }

  private static String few(String title) {
    return title + ", %d connections".formatted(FEW_CONNECTIONS);
  }

  private static String p99(String title) {
    return title + ", p99 at half the rate";
  }

  private static void tellFacts(Figures figures) {
    figures.fact(
        "A round",
        "%,d webhooks over %d connections that are kept alive, unless it says otherwise; signed beforehand"
            .formatted(IN_A_ROUND, CONNECTIONS));
    figures.fact(
        "What they tell",
        "events/call of %d live calls: the leg is in its menu, once more with a later number. The"
                .formatted(LIVE.calls())
            + " whole service applies them meanwhile: the call is locked, the leg written, nothing"
            + " follows");
    figures.fact(
        "At half the rate",
        "each at half of its own, over %d connections, at moments set beforehand for %d s; counted from those moments,"
                .formatted(FEW_CONNECTIONS, PACED_SECONDS)
            + " whether or not the connections keep up");
  }
}
