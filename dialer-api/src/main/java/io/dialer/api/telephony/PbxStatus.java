package io.dialer.api.telephony;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the PBX stands, in the form in which operators see it.
 *
 * @param lines what the settings name: extension and lines
 * @param budget what the PBX's limits allow
 * @param newCalls whether new calls may start
 * @param webhooks what the PBX told
 * @param synced when each part of the PBX's cabinet was last read
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PbxStatus(
    Map<String, String> lines,
    List<Limit> budget,
    NewCalls newCalls,
    Webhooks webhooks,
    Map<String, @Nullable String> synced) {

  /** No PBX. */
  static final PbxStatus NONE =
      new PbxStatus(
          Map.of(),
          List.of(),
          new NewCalls(false, 0, "no PBX is configured"),
          new Webhooks(null, null, null, 0, 0, 0, 0),
          Map.of());

  /** As this, with no new calls because the settings say so. */
  public PbxStatus held() {
    NewCalls none = new NewCalls(false, 0, "dialing.enabled (DIALER_DIALING) is false");
    return new PbxStatus(lines, budget, none, webhooks, synced);
  }

  /**
   * One limit.
   *
   * @param perSecond requests a second; 0 for none
   * @param queueSeconds how long the requests that were promised so far will take
   */
  public record Limit(String name, double perSecond, double queueSeconds) {
    Limit(String name, double perSecond, Duration queue) {
      this(name, perSecond, queue.toMillis() / 1_000.0);
    }
  }

  /**
   * Whether new calls may start.
   *
   * @param heldForSeconds for how long they are held back
   * @param heldBecause why they are; null when they may start
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record NewCalls(boolean allowed, long heldForSeconds, @Nullable String heldBecause) {}

  /**
   * What the PBX told. Moments are in UTC; null is never.
   *
   * @param lastPing when the cabinet's "check connection" was last pressed
   * @param lastReceived when the last webhook came
   * @param oldestWaiting when the one came that has waited longest
   * @param waiting how many are not yet done with
   * @param failed how many could not be applied and are set aside
   * @param refused how many this node refused since its start because of their senders
   * @param wrongSignature the same because of their key or signature
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Webhooks(
      @Nullable String lastPing,
      @Nullable String lastReceived,
      @Nullable String oldestWaiting,
      long waiting,
      long failed,
      long refused,
      long wrongSignature) {}

  static @Nullable String text(Optional<Instant> moment) {
    return moment.map(Instant::toString).orElse(null);
  }
}
