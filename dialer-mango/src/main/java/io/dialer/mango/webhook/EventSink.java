package io.dialer.mango.webhook;

import io.dialer.core.call.Applied;
import io.dialer.core.telephony.CallEvent;
import org.jdbi.v3.core.Handle;

/** Where events go: the core's {@code ApplyCallEvent::apply}. */
@FunctionalInterface
public interface EventSink {
  Applied apply(Handle handle, CallEvent event);
}
