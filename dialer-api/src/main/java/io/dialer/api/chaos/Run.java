package io.dialer.api.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.chaos.Pbx.Placed;
import io.dialer.core.call.CallTimes;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jdbi.v3.core.Jdbi;

/** One run on a scene that stands: load, faults and readers, then quiet, then the verdict. */
final class Run {
  private final ChaosOptions options;
  private final Scene scene;
  private final Report report;
  private final Load load;
  private final Readers readers;
  private final Mischief mischief;
  private final Observer observer;

  Run(ChaosOptions options, Scene scene, Deck deck, Report report) {
    this.options = options;
    this.scene = scene;
    this.report = report;
    List<URI> addresses = scene.nodes().addresses();
    this.readers = Readers.of(addresses);
    this.mischief = new Mischief(scene, deck, options.load());
    this.observer = new Observer(scene.postgres(), mischief, report, options.load());
    this.load =
        new Load(
            new Cluster(addresses),
            new SplittableRandom(options.seed()),
            () -> observer.open(),
            InstantSource.system());
  }

  /**
   * Goes through the run and prints what is to be said of it.
   *
   * @return whether every promise held
   */
  boolean held() throws IOException, InterruptedException {
    load.prepare(scene.pbx());
    try (observer) {
      observer.start();
      readers.start();
      mischief.start();
      load.run(options.load());
      load.finish();
      mischief.stop();
      scene.pbx().endFaults();
      observer.awaitQuiet(patience());
    } finally {
      mischief.stop();
    }
    return judge();
  }

  /** The longest way of a call: a talk whose end nobody told. And some time to breathe. */
  private Duration patience() {
    return CallTimes.defaults().withRecords().faster(options.speed()).longestCall().plusMinutes(1);
  }

  private boolean judge() throws IOException, InterruptedException {
    Jdbi database = scene.postgres().jdbi();
    List<Finding> findings = new ArrayList<>();
    List<Placed> calls = scene.pbx().calls();
    JsonNode pbx = scene.pbx().status();
    Verdict verdict = new Verdict(calls, pbx, load.byPhone());
    findings.addAll(database.withHandle(verdict::findings));
    findings.addAll(readers.verdict(database));
    findings.addAll(scene.audio().verdict(database));
    findings.add(Finding.none("every fault went as it was meant to", mischief.troubles()));
    report.counts("Faults", mischief.counts());
    report.counts("Load", figures(calls, pbx));
    report.counts("Results", database.withHandle(Tally::results));
    report.findings(findings);
    return findings.stream().allMatch(Finding::held);
  }

  private Map<String, Object> figures(List<Placed> calls, JsonNode pbx) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("tasks", load.tasks());
    figures.put("changes of tasks", load.edits());
    figures.put("numbers given", load.byPhone().size());
    figures.put("calls placed by the PBX", calls.size());
    figures.put("most live calls at a time", pbx.path("peakLiveCalls").asLong());
    figures.put("webhooks taken", pbx.path("webhooksSent").asLong());
    figures.put("webhooks that nobody took", pbx.path("webhooksFailed").asLong());
    figures.put("requests and webhooks that faults befell", scene.pbx().befallen());
    figures.put("requests of readers that were repeated", readers.moves());
    return figures;
  }
}
