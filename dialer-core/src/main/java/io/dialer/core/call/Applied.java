package io.dialer.core.call;

import io.dialer.core.telephony.Command;
import java.util.List;

/**
 * What came of one event.
 *
 * @param verdict whether it changed anything
 * @param commands what the PBX has to be told now; to be sent with {@link LiveCommands#dispatch}
 *     after the event's transaction has been committed, never before
 */
public record Applied(Verdict verdict, List<Command> commands) {

  /** Whether an event changed anything, and if not, why. */
  public enum Verdict {
    /** The call has taken the event in. */
    APPLIED,
    /** Seen before, or overtaken by newer news of the same leg. */
    STALE,
    /** No call of ours is known under the event's ids, or not yet. */
    UNKNOWN_CALL,
    /** The call's present state has no room for it; counted. */
    REFUSED
  }

  static Applied nothing(Verdict verdict) {
    return new Applied(verdict, List.of());
  }
}
