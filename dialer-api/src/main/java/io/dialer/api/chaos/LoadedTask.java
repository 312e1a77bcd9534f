package io.dialer.api.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A task, and what its client remembers of it. Used by one thread. */
public final class LoadedTask {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String key;
  private final String kind;
  private final String destination;
  private final TreeMap<Long, Integer> channels = new TreeMap<>();
  private final List<String> phones = new ArrayList<>();
  private String id = "";
  private boolean paused;

  /**
   * @param kind {@code polling} or {@code exten}
   * @param destination the poll or the extension
   * @param most its channels
   */
  public LoadedTask(String key, String kind, String destination, int most) {
    this.key = key;
    this.kind = kind;
    this.destination = destination;
    this.channels.put(0L, most);
  }

  /** Its id; empty until {@link #isKnownAs}. */
  public String id() {
    return id;
  }

  /** The service gave it this id. */
  public void isKnownAs(String newId) {
    id = newId;
  }

  boolean isPaused() {
    return paused;
  }

  void pause(boolean whether) {
    paused = whether;
  }

  boolean isPoll() {
    return kind.equals("polling");
  }

  /** The numbers that its list has now. */
  public List<String> phones() {
    return phones;
  }

  /** From this moment on it may have so many channels; never fewer than before. */
  int raiseChannels(int by, long nowMillis) {
    int most = channels.lastEntry().getValue() + by;
    channels.put(nowMillis, most);
    return most;
  }

  /** The most channels that it may have had at a moment, in epoch milliseconds. */
  int channelsAt(long millis) {
    return channels.floorEntry(millis).getValue();
  }

  /** The whole task, as a client posts it. */
  public String body() {
    ObjectNode task = JSON.createObjectNode();
    task.put("crmId", key).put("name", "Load " + key).put("state", paused ? 2 : 0);
    task.put("innerNum", destination).put("innerNumType", kind).put("dialPrefix", "");
    task.put("maxCountChannels", channels.lastEntry().getValue());
    ArrayNode numbers = task.putArray("numbers");
    phones.forEach(numbers::add);
    return task.toString();
  }
}
