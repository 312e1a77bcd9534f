package io.dialer.emulator.addressbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.Outbox;
import java.util.Collection;

/** Tells the external system of every change of the address book (section 3.7.4). */
public final class Notices {
  private final EmulatedTime time;
  private final Outbox outbox;

  public Notices(EmulatedTime time, Outbox outbox) {
    this.time = time;
    this.outbox = outbox;
  }

  void created(Collection<? extends JsonNode> objects) {
    send("new", objects);
  }

  void updated(Collection<? extends JsonNode> objects) {
    send("updated", objects);
  }

  /** Deleted objects are named by their ids alone. */
  void deleted(Collection<? extends JsonNode> ids) {
    send("deleted", ids);
  }

  private void send(String action, Collection<? extends JsonNode> data) {
    if (data.isEmpty()) {
      return;
    }
    var notice = Json.object().put("action", action);
    ArrayNode list = notice.putArray("data");
    data.forEach(list::add);
    time.run(() -> outbox.send("/events/ab", notice));
  }
}
