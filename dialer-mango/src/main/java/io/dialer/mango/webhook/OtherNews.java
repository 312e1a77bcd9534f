package io.dialer.mango.webhook;

import io.dialer.core.agent.AgentStatus;
import io.dialer.core.agent.AgentStatusStore;
import io.dialer.core.call.RecordingStore;
import io.dialer.mango.MangoStatuses;
import io.dialer.mango.webhook.InboxStore.Row;
import io.dialer.mango.webhook.Settlement.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Webhooks that are not about the course of a call: what employees say of themselves (section 4.4),
 * finished recordings (3.1.3), and those that the dialer has no use for, each with its reason.
 */
final class OtherNews {

  private OtherNews() {}

  static Settlement apply(Handle handle, Row row, Instant now) throws MalformedWebhook {
    return switch (row.path()) {
      case "events/user/status_changed" -> statusChanged(handle, row, now);
      case "events/user/session_end" -> sessionEnded(handle, row, now);
      case "events/recording", "events/record/added" -> recorded(handle, row, now);
      default -> Settlement.done(row, null, Outcome.IGNORED, reason(row.path()));
    };
  }

  private static Settlement statusChanged(Handle handle, Row row, Instant now)
      throws MalformedWebhook {
    JsonFields json = JsonFields.parse(row.body());
    int status = json.requiredInt("status");
    Optional<AgentStatus> known = MangoStatuses.status(status);
    if (known.isEmpty()) {
      return Settlement.done(row, null, Outcome.IGNORED, "status %d is unknown".formatted(status));
    }
    Instant since = json.momentOfMillis("when", row.receivedAt());
    return changed(handle, row, json.required("abonent_id"), known.get(), since, now);
  }

  /**
   * Only sessions that were opened through the API are told of. Whether it was the employee's last
   * is not said; if not, the next look at who is there puts it right.
   */
  private static Settlement sessionEnded(Handle handle, Row row, Instant now)
      throws MalformedWebhook {
    JsonFields json = JsonFields.parse(row.body());
    String either = json.text("abonent_id");
    String id = either == null ? json.required("abonent") : either;
    Instant since = json.momentOfMillis("timestamp", row.receivedAt());
    return changed(handle, row, id, AgentStatus.OFFLINE, since, now);
  }

  private static Settlement changed(
      Handle handle, Row row, String id, AgentStatus status, Instant told, Instant now) {
    // A moment that is yet to come would keep out all later news.
    Instant since = told.isAfter(now) ? now : told;
    int changed = handle.attach(AgentStatusStore.class).changed(id, status, since, now);
    return Settlement.done(row, null, changed > 0 ? Outcome.APPLIED : Outcome.DUPLICATE, null);
  }

  private static Settlement recorded(Handle handle, Row row, Instant now) throws MalformedWebhook {
    JsonFields json = JsonFields.parse(row.body());
    String recording = json.required("recording_id");
    String entryId = json.text("entry_id");
    String state = row.path().endsWith("added") ? "Completed" : json.required("recording_state");
    String code = json.text("completion_code");
    if (!state.equalsIgnoreCase("Completed")) {
      return Settlement.done(row, entryId, Outcome.IGNORED, "the recording is going on");
    }
    if (code != null && !code.startsWith("10")) {
      return Settlement.done(row, entryId, Outcome.IGNORED, "not recorded, code " + code);
    }
    if (entryId == null) {
      return Settlement.done(row, null, Outcome.IGNORED, "the recording names no call");
    }
    RecordingStore recordings = handle.attach(RecordingStore.class);
    if (recordings.finished(entryId, recording, now) > 0) {
      return Settlement.done(row, entryId, Outcome.APPLIED, null);
    }
    return recordings.isOurs(entryId)
        ? Settlement.done(row, entryId, Outcome.DUPLICATE, null)
        : Settlement.callUnknown(row, entryId, "no call of ours has this id");
  }

  private static String reason(String path) {
    if (path.startsWith("events/ab")) {
      return "the address book is not copied";
    }
    return switch (path) {
      case "events/sms", "result/sms" -> "the dialer sends no SMS";
      case "events/record/tagged" -> "topics of talks are not used";
      case "result/recording/start" -> "the dialer starts no recordings";
      case "result/stats", "result/stat", "result/stats_in_calls_service" ->
          "whoever ordered the report asks for it";
      default -> "a webhook of this kind is not known";
    };
  }
}
