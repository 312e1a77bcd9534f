package io.dialer.emulator.recording;

import static io.dialer.emulator.http.Field.oneOf;
import static io.dialer.emulator.http.Field.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.http.Shape;
import io.dialer.emulator.scenario.CabinetPlan;
import java.util.Map;

/** The signed requests for recordings and for what was said in them: section 3.4. */
public final class RecordingMethods {
  private static final int NO_RECORDING = 3320;
  private static final Shape FILE =
      Shape.of(
          text("recording_id", 128).mandatory(), oneOf("action", "download", "play").mandatory());

  private final Recordings recordings;
  private final SpeechMethods speech;

  public RecordingMethods(Recordings recordings, CabinetPlan cabinet) {
    this.recordings = recordings;
    this.speech = new SpeechMethods(recordings, cabinet);
  }

  /** The methods by path. */
  public Map<String, ApiMethod> methods() {
    return Map.of(
        "queries/recording/post", this::post,
        "queries/recording_categories", speech::categories,
        "queries/recording_transcripts", speech::transcripts);
  }

  private Reply post(Params params) throws ApiError {
    ObjectNode request = params.read(FILE);
    return toFile(recordings, request.path("recording_id").asText());
  }

  static Reply toFile(Recordings recordings, String id) throws ApiError {
    Recording recording =
        recordings
            .find(id)
            .orElseThrow(() -> new ApiError(NO_RECORDING, "There is no recording " + id));
    return Reply.redirect(recordings.ticket(recording));
  }
}
