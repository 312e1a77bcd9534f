package io.dialer.api;

import io.dialer.api.engine.DrainFirst;
import io.dialer.api.engine.EngineMetrics;
import io.dialer.api.engine.ManagedLoop;
import io.dialer.api.engine.Readiness;
import io.dialer.api.jobs.Housekeeping;
import io.dialer.api.jobs.Jobs;
import io.dialer.core.dialing.Loop;
import io.dialer.core.outbound.OutboundRound;
import io.dialer.core.outbound.OutboundTimes;
import io.dialer.core.retention.Retention;
import io.dialer.mango.client.Waiter;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.ManagedDataSource;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** All that goes on by itself on a node. */
final class OwnWork {

  /** How soon a node looks for what the PBX's own dialler is to be told. */
  private static final Duration ROUND_EVERY = Duration.ofMillis(500);

  private final Parts parts;

  OwnWork(Parts parts) {
    this.parts = parts;
  }

  /** Has it started and stopped with the service. */
  void manage(ManagedDataSource pool, Environment environment) {
    parts.webhooks().register(environment.metrics());
    environment.lifecycle().manage(parts.webhooks());
    Jobs jobs = new Jobs("dialer-" + databaseName(parts.jdbi()), pool);
    Housekeeping.plan(jobs, parts.jdbi(), parts::lookAnew, retention(), parts.clock());
    environment.lifecycle().manage(parts.engine());
    environment.lifecycle().addEventListener(new DrainFirst(parts.engine()));
    environment.healthChecks().register("ready", new Readiness(parts.engine()));
    // What is managed later stops earlier: no more events come in when the engine stops.
    parts.pbx().connect(parts.engine(), jobs, parts::lookAnew, environment);
    environment.lifecycle().manage(jobs);
    outboundLoop().map(ManagedLoop::new).ifPresent(environment.lifecycle()::manage);
    EngineMetrics.register(environment.metrics(), parts.engine(), parts.jdbi());
  }

  private Retention retention() {
    return new Retention(
        Housekeeping.rules(parts.configuration().retention(), parts.jdbi()),
        Waiter.sleeping()::await,
        parts.clock());
  }

  private Optional<Loop> outboundLoop() {
    DialerConfiguration configuration = parts.configuration();
    OutboundTimes times = configuration.dialing().outboundTimes(configuration.timeZone());
    return parts
        .pbx()
        .outboundDialler()
        .filter(dialler -> configuration.dialing().enabled())
        .map(
            dialler ->
                new OutboundRound(parts.jdbi(), dialler, parts.prompts(), times, parts.clock()))
        .map(round -> new Loop("outbound", ROUND_EVERY, round::runOnce));
  }

  private static String databaseName(Jdbi jdbi) {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT current_database()").mapTo(String.class).one());
  }
}
