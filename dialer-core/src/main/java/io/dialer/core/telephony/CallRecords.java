package io.dialer.core.telephony;

import io.dialer.core.telephony.CallEvent.Party;
import io.dialer.core.telephony.CallEvent.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a PBX itself wrote down about calls: asked when its events did not tell. */
public interface CallRecords {

  /**
   * A call that is looked for.
   *
   * @param commandId the id of the command that dialled
   * @param callRef the PBX's id of the call, null when no event told it
   * @param phoneId the last ten digits of the customer's number
   * @param placedAt when the command was about to be sent; the call began then or soon after
   */
  record Sought(String commandId, @Nullable String callRef, String phoneId, Instant placedAt) {}

  /**
   * A call that has ended.
   *
   * @param callRef the PBX's id of the call
   * @param legs its legs in their order
   */
  record Recorded(String callRef, List<RecordedLeg> legs) {
    public Recorded {
      legs = List.copyOf(legs);
    }
  }

  /**
   * One leg of it.
   *
   * @param place where it was
   * @param to the called side
   * @param connected whether it was answered
   * @param cause why it ended, null when not told
   */
  record RecordedLeg(Place place, Party to, boolean connected, @Nullable Cause cause) {}

  /**
   * Looks calls up. Takes as long as the PBX needs, up to minutes.
   *
   * @return for each call that may have been found the candidates, the likeliest first; a call that
   *     is not in it has no record, or none yet
   * @throws CannotTell when the PBX could not be asked; nothing follows from that
   */
  Map<Sought, List<Recorded>> find(Collection<Sought> sought) throws CannotTell;

  /** The records could not be had. The message says why, for people. */
  final class CannotTell extends Exception {
    private static final long serialVersionUID = 1L;

    public CannotTell(String message) {
      super(message);
    }
  }
}
