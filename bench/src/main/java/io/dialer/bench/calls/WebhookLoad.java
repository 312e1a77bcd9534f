package io.dialer.bench.calls;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends webhooks over connections that are kept alive, as the PBX does. */
final class WebhookLoad {

  private static final int TAKEN = 200;
  private static final double NANOS_PER_MILLI = 1e6;

  private final URI server;
  private final int connections;

  /** A load on a server; so many webhooks are on their way at most. */
  WebhookLoad(URI server, int connections) {
    this.server = server;
    this.connections = connections;
  }

  /** When a request is to be sent, in nanoseconds since the begin. */
  private interface Schedule {
    long due(int request);
  }

  /**
   * Sends as fast as they are answered.
   *
   * @return webhooks answered per second
   */
  double rate(List<byte[]> requests) throws Exception {
    long begin = System.nanoTime();
    send(requests, request -> 0);
    return requests.size() / ((System.nanoTime() - begin) / 1e9);
  }

  /**
   * Sends at moments that are set beforehand, whether or not the answers keep up.
   *
   * @return milliseconds from those moments until each was answered
   */
  double[] answerTimes(List<byte[]> requests, double perSecond) throws Exception {
    return send(requests, request -> (long) (request * 1e9 / perSecond));
  }

  private double[] send(List<byte[]> requests, Schedule schedule) throws Exception {
    double[] millis = new double[requests.size()];
    AtomicInteger next = new AtomicInteger();
    ExecutorService senders = Executors.newFixedThreadPool(connections);
    try {
      long begin = System.nanoTime();
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        ends.add(
            senders.submit(
                () -> {
                  send(requests, schedule, begin, next, millis);
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
      return millis;
    } finally {
      senders.shutdownNow();
    }
  }

  private void send(
      List<byte[]> requests, Schedule schedule, long begin, AtomicInteger next, double[] millis)
      throws IOException {
    try (KeptConnection connection = new KeptConnection(server)) {
      for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
        long due = begin + schedule.due(i);
        awaitMoment(due);
        int status = connection.send(requests.get(i));
        if (status != TAKEN) {
          throw new IllegalStateException("a webhook was answered " + status);
        }
        millis[i] = (System.nanoTime() - due) / NANOS_PER_MILLI;
      }
    }
  }

  private static void awaitMoment(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
