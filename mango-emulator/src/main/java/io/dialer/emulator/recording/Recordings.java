package io.dialer.emulator.recording;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Recordings in the cloud, and the temporary links to them. Safe for use by many threads. */
public final class Recordings {
  private final Map<String, Recording> byId = new ConcurrentHashMap<>();
  private final Map<String, Recording> byTicket = new ConcurrentHashMap<>();

  /** Keeps a recording. */
  public void add(Recording recording) {
    byId.put(recording.id(), recording);
  }

  /** The recording with this id, if it has been saved. */
  public Optional<Recording> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The path of a file that can be fetched once (section 3.4.1). */
  String ticket(Recording recording) {
    String ticket = UUID.randomUUID().toString().replace("-", "");
    byTicket.put(ticket, recording);
    return "/files/" + ticket;
  }

  /** Takes the ticket away; empty if it is unknown or used. */
  Optional<Recording> redeem(String ticket) {
    return Optional.ofNullable(byTicket.remove(ticket));
  }

  /** Forgets all. */
  public void clear() {
    byId.clear();
    byTicket.clear();
  }
}
