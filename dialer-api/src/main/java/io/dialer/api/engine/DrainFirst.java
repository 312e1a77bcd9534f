package io.dialer.api.engine;

import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Has the engine drained before anything else stops: while it drains, requests and webhooks are
 * still served, and the health check "ready" tells balancers to go elsewhere.
 */
public final class DrainFirst implements LifeCycle.Listener {
  private final Engine engine;

  public DrainFirst(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void lifeCycleStopping(LifeCycle server) {
    try {
      engine.drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
