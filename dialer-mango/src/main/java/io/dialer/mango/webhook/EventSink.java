package io.dialer.mango.webhook;

import io.dialer.core.call.Applied;
import io.dialer.core.telephony.CallEvent;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where events go: the core's {@code ApplyCallEvent::applyAll}. */
@FunctionalInterface
public interface EventSink {

  /** Applies events in their order; returns what came of each. When it throws, none is applied. */
  List<Applied> applyAll(Handle handle, List<CallEvent> events);
}
