package io.dialer.emulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The faults that are active. Safe for use by many threads. */
public final class Faults {
  private static final int ENDLESS = -1;

  private final Random dice;
  private final List<Active> active = new ArrayList<>();
  private long injected;

  private static final class Active {
    final Fault fault;
    int left;

    Active(Fault fault) {
      this.fault = fault;
      this.left = fault.next() == null ? ENDLESS : fault.next();
    }
  }

  public Faults(long seed) {
    this.dice = new Random(seed);
  }

  /** Adds faults to those that are active. */
  public synchronized void add(List<Fault> faults) {
    faults.forEach(fault -> active.add(new Active(fault)));
  }

  /** Ends all faults and forgets the count. */
  public synchronized void clear() {
    active.clear();
    injected = 0;
  }

  /** The fault that befalls this webhook, if any. */
  public Optional<Fault> forWebhook(String path) {
    return draw(true, path);
  }

  /** The fault that befalls this request, if any. */
  public Optional<Fault> forRequest(String path) {
    return draw(false, path);
  }

  private synchronized Optional<Fault> draw(boolean webhook, String path) {
    for (Active candidate : active) {
      if (candidate.fault.kind().ofWebhooks() == webhook && befalls(candidate, path)) {
        candidate.left--;
        active.removeIf(each -> each.left == 0);
        injected++;
        return Optional.of(candidate.fault);
      }
    }
    return Optional.empty();
  }

  private boolean befalls(Active candidate, String path) {
    String filter = candidate.fault.path();
    Double share = candidate.fault.share();
    return (filter == null || path.contains(filter))
        && (share == null || dice.nextDouble() < share);
  }

  /** The faults that are active. */
  public synchronized List<Fault> active() {
    return active.stream().map(each -> each.fault).toList();
  }

  /** How many requests and webhooks a fault has befallen. */
  public synchronized long injected() {
    return injected;
  }
}
