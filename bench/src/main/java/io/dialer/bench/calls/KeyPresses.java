package io.dialer.bench.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dialer.emulator.wire.WireWatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes when keys are told and when commands come; both by one clock. */
final class KeyPresses implements WireWatch {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Queue<Noted> keys = new ConcurrentLinkedQueue<>();
  private final Queue<Noted> commands = new ConcurrentLinkedQueue<>();

  private record Noted(long nanos, String json) {
    String leg() throws JsonProcessingException {
      return JsonHttp.JSON.readTree(json).path("call_id").asText();
    }
  }

  @Override
  public void sending(String path, String json) {
    if (path.endsWith("events/dtmf")) {
      keys.add(new Noted(System.nanoTime(), json));
    }
  }

  @Override
  public void arrived(String path, String json) {
    if (path.endsWith("play/start") || path.endsWith("call/hangup")) {
      commands.add(new Noted(System.nanoTime(), json));
    }
  }

  /**
   * From each key to the next command for its leg.
   *
   * @return milliseconds
   * @throws IllegalStateException when a key was followed by none
   */
  double[] reactions() throws JsonProcessingException {
    Map<String, TreeMap<Long, Long>> byLeg = new HashMap<>();
    for (Noted command : commands) {
      byLeg
          .computeIfAbsent(command.leg(), leg -> new TreeMap<>())
          .put(command.nanos(), command.nanos());
    }
    List<Double> reactions = new ArrayList<>();
    for (Noted key : keys) {
      Long next = byLeg.getOrDefault(key.leg(), new TreeMap<>()).higherKey(key.nanos());
      if (next == null) {
        throw new IllegalStateException("no command followed " + key.json());
      }
      reactions.add((next - key.nanos()) / NANOS_PER_MILLI);
    }
    return reactions.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
