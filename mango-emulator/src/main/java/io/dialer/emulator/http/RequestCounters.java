package io.dialer.emulator.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests. Safe for use by many threads. */
public final class RequestCounters {
  private final Map<String, LongAdder> byPath = new ConcurrentHashMap<>();
  private final AtomicLong refusedByLimit = new AtomicLong();
  private final AtomicLong refusedAsInvalid = new AtomicLong();

  void arrived(String path) {
    byPath.computeIfAbsent(path, key -> new LongAdder()).increment();
  }

  void overLimit() {
    refusedByLimit.incrementAndGet();
  }

  void invalid() {
    refusedAsInvalid.incrementAndGet();
  }

  /** Requests by path, refused ones included. */
  public Map<String, Long> byPath() {
    Map<String, Long> counts = new TreeMap<>();
    byPath.forEach((path, count) -> counts.put(path, count.sum()));
    return counts;
  }

  /** How many were over a limit. */
  public long refusedByLimit() {
    return refusedByLimit.get();
  }

  /** How many were refused with HTTP 420. */
  public long refusedAsInvalid() {
    return refusedAsInvalid.get();
  }

  /** Back to zero. */
  public void reset() {
    byPath.clear();
    refusedByLimit.set(0);
    refusedAsInvalid.set(0);
  }
}
