package io.dialer.api.engine;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.dialer.core.call.CallCounters;
import io.dialer.core.call.CallStore;
import org.jdbi.v3.core.Jdbi;

/** What the engine lets operators see. */
public final class EngineMetrics {

  private EngineMetrics() {}

  public static void register(MetricRegistry metrics, Engine engine, Jdbi jdbi) {
    CallCounters counters = engine.counters();
    gauge(metrics, "calls.live", () -> jdbi.withExtension(CallStore.class, CallStore::live));
    gauge(
        metrics,
        "calls.handed-over",
        () -> jdbi.withExtension(CallStore.class, CallStore::handedOver));
    gauge(metrics, "calls.refused-moves", counters::refusedMoves);
    gauge(metrics, "calls.late-events", counters::lateEvents);
    gauge(metrics, "calls.rescued", counters::rescued);
    gauge(metrics, "calls.released", counters::released);
    gauge(metrics, "calls.looked-up", counters::lookedUp);
  }

  private static void gauge(MetricRegistry metrics, String name, Gauge<Number> gauge) {
    metrics.register("dialer." + name, gauge);
  }
}
