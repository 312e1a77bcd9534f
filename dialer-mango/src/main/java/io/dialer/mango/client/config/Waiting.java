package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dialer.mango.client.Check;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a group's callers who wait or were missed. May be services that cost money.
 *
 * @param autoDial the outbound campaign that calls back whom nobody answered
 * @param lineId the line that such calls go out through, as {@code incominglines} lists it
 * @param useDynamicIvr whether the caller hears how long he will wait, 0 or 1
 * @param useDynamicSeqNum whether the caller hears his place in the queue, 0 or 1
 * @param melodyId what the caller hears; null to leave it as it is
 */
public record Waiting(
    @Nullable Long autoDial,
    @Nullable Long lineId,
    @Nullable Integer useDynamicIvr,
    @Nullable Integer useDynamicSeqNum,
    @Nullable Melody melodyId) {

  /** Settings that are malformed are refused with {@code InvalidRequest}. */
  public Waiting {
    Check.of("group")
        .between("auto_dial", autoDial, 0, Long.MAX_VALUE)
        .positive("line_id", lineId)
        .between("use_dynamic_ivr", useDynamicIvr, 0, 1)
        .between("use_dynamic_seq_num", useDynamicSeqNum, 0, 1);
  }

  /**
   * A sound of the cabinet.
   *
   * @param id as {@code audiofiles} lists it; null, which is sent, for the cabinet's usual melody
   */
  public record Melody(@JsonValue @Nullable Long id) {

    /** The melody that the cabinet sets for all groups. */
    public static final Melody USUAL = new Melody(null);

    /** A melody that is malformed is refused with {@code InvalidRequest}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Melody {
      Check.of("group").positive("melody_id", id);
    }
  }
}
