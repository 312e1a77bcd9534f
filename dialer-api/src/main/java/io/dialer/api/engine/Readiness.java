package io.dialer.api.engine;

import com.codahale.metrics.health.HealthCheck;

/** Whether this node should be given work: not before it has started, nor once it drains. */
public final class Readiness extends HealthCheck {
  private final Engine engine;

  public Readiness(Engine engine) {
    this.engine = engine;
  }

  @Override
  protected Result check() {
    return engine.isReady()
        ? Result.healthy()
        : Result.unhealthy("this node starts or stops; use another");
  }
}
