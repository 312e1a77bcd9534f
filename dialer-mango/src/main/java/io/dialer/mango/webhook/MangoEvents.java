package io.dialer.mango.webhook;

import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.CallEvent.CallSummary;
import io.dialer.core.telephony.CallEvent.CommandAnswered;
import io.dialer.core.telephony.CallEvent.DigitsPressed;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.ListLegChanged;
import io.dialer.core.telephony.CallEvent.Party;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.client.MangoCodes;
import io.dialer.mango.client.MangoPlaces;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the vendor's webhooks (document, section 3.1 and the results of 3.2) as call events. */
final class MangoEvents {

  private static final String OUTBOUND = "ObDial";

  private MangoEvents() {}

  /**
   * What a webhook tells about calls.
   *
   * @param path the webhook's kind, without a leading slash
   * @param receivedAt stands for the time of the event when the webhook tells none
   * @return empty for a kind that tells nothing about calls, or is not known
   * @throws MalformedWebhook when it lacks what its kind must have
   */
  static List<CallEvent> read(String path, String json, Instant receivedAt)
      throws MalformedWebhook {
    return switch (path) {
      case "events/call" -> List.of(call(JsonFields.parse(json), receivedAt));
      case "events/dtmf" -> List.of(digitsPressed(JsonFields.parse(json), receivedAt));
      case "events/summary" -> List.of(summary(JsonFields.parse(json), receivedAt));
      case "result/callback",
          "result/callback_group",
          "result/play/start",
          "result/route",
          "result/transfer",
          "result/call/hangup" ->
          List.of(commandAnswered(JsonFields.parse(json)));
      default -> List.of();
    };
  }

  /** Calls of the contact centre's own campaigns bear no command of ours. */
  private static CallEvent call(JsonFields json, Instant receivedAt) throws MalformedWebhook {
    LegChanged leg = legChanged(json, receivedAt);
    return OUTBOUND.equalsIgnoreCase(json.text("callback_initiator"))
        ? new ListLegChanged(leg)
        : leg;
  }

  private static LegChanged legChanged(JsonFields json, Instant receivedAt)
      throws MalformedWebhook {
    JsonFields from = json.in("from");
    JsonFields to = json.in("to");
    String takenFrom = from.text("taken_from_call_id");
    Phase phase = phase(json.required("call_state"));
    return new LegChanged(
        json.required("entry_id"),
        json.required("call_id"),
        json.requiredInt("seq"),
        json.moment("timestamp", receivedAt),
        phase,
        MangoPlaces.placeOf(json.text("location")),
        new Party(from.text("number"), from.text("extension")),
        new Party(to.text("number"), to.text("extension")),
        takenFrom == null ? json.text("taken_from_call_id") : takenFrom,
        json.text("command_id"),
        phase == Phase.DISCONNECTED ? cause(json) : null);
  }

  private static DigitsPressed digitsPressed(JsonFields json, Instant receivedAt)
      throws MalformedWebhook {
    String digits = json.required("dtmf");
    if (!digits.matches("[0-9*#]+")) {
      throw new MalformedWebhook("field dtmf is '%s'; expected 0-9, * or #".formatted(digits));
    }
    return new DigitsPressed(
        json.required("entry_id"),
        json.required("call_id"),
        json.requiredInt("seq"),
        json.moment("timestamp", receivedAt),
        digits);
  }

  /** {@code entry_result} may be 1 without a talk, so the time of the answer decides. */
  private static CallSummary summary(JsonFields json, Instant receivedAt) throws MalformedWebhook {
    String talkTime = json.text("talk_time");
    boolean talked = talkTime != null && !talkTime.matches("0+");
    return new CallSummary(
        json.required("entry_id"), json.moment("end_time", receivedAt), talked, cause(json));
  }

  private static CommandAnswered commandAnswered(JsonFields json) throws MalformedWebhook {
    String code = json.required("result");
    CommandOutcome outcome = new Accepted();
    if (!MangoCodes.isSuccess(code)) {
      Cause cause = MangoCodes.cause(code);
      outcome = new Rejected(cause, cause.reason() == EndReason.TOO_MANY_REQUESTS);
    }
    return new CommandAnswered(json.required("command_id"), outcome);
  }

  private static @Nullable Cause cause(JsonFields json) throws MalformedWebhook {
    String code = json.text("disconnect_reason");
    return code == null ? null : MangoCodes.cause(code);
  }

  private static Phase phase(String state) throws MalformedWebhook {
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "appeared" -> Phase.APPEARED;
      case "connected" -> Phase.CONNECTED;
      case "onhold" -> Phase.ON_HOLD;
      case "disconnected" -> Phase.DISCONNECTED;
      default -> throw new MalformedWebhook("call_state '%s' is unknown".formatted(state));
    };
  }
}
