package io.dialer.api.engine;

import io.dialer.core.dialing.Loop;
import io.dropwizard.lifecycle.Managed;

/** A loop that lives as long as the service. */
public final class ManagedLoop implements Managed {
  private final Loop loop;

  public ManagedLoop(Loop loop) {
    this.loop = loop;
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    loop.close();
  }
}
