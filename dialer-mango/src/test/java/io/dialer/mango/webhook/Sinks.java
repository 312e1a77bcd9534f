package io.dialer.mango.webhook;

import io.dialer.core.call.Applied;
import io.dialer.core.telephony.CallEvent;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/** Places for events to go to in tests. */
public final class Sinks {

  private Sinks() {}

  /** A sink that is told of each event apart. */
  public static EventSink each(BiFunction<Handle, CallEvent, Applied> one) {
    return (handle, events) -> events.stream().map(event -> one.apply(handle, event)).toList();
  }
}
