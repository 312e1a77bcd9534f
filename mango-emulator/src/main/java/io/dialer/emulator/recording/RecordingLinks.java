package io.dialer.emulator.recording;

import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Exchanged;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.scenario.CabinetPlan;
import io.dialer.emulator.signature.Signature;
import io.dialer.emulator.time.EmulatedTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What a browser can open: signed links (section 3.4.2), links through the cabinet (3.4.3), and the
 * files to which both lead. Takes GET requests of these paths and no others.
 */
public final class RecordingLinks extends Handler.Abstract {
  private static final List<String> ACTIONS = List.of("play", "download");

  private final Recordings recordings;
  private final CabinetPlan cabinet;
  private final Signature signature;
  private final EmulatedTime time;

  public RecordingLinks(
      Recordings recordings, CabinetPlan cabinet, Signature signature, EmulatedTime time) {
    this.recordings = recordings;
    this.cabinet = cabinet;
    this.signature = signature;
    this.time = time;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchanged http = new Exchanged(request, response, callback);
    String path = Request.getPathInContext(request).replaceFirst("^/+(vpbx/+)?", "/");
    List<String> parts = List.of(path.substring(1).split("/+"));
    boolean ours = request.getMethod().equals("GET") && isOurs(parts);
    if (ours) {
      serve(http, parts);
    }
    return ours;
  }

  private static boolean isOurs(List<String> parts) {
    return parts.get(0).equals("files")
        || parts.get(0).equals("lk")
        || (parts.size() > 2
            && parts.get(0).equals("queries")
            && parts.get(1).equals("recording")
            && (parts.get(2).equals("link") || parts.get(2).equals("issa")));
  }

  private void serve(Exchanged http, List<String> parts) {
    try {
      if (parts.get(0).equals("files")) {
        file(http, parts.get(parts.size() - 1));
      } else {
        http.answer(redirect(parts));
      }
    } catch (ApiError e) {
      http.answer(Reply.error(e.code()));
    }
  }

  private void file(Exchanged http, String ticket) {
    Optional<Recording> recording = recordings.redeem(ticket);
    if (recording.isPresent()) {
      http.answer("audio/mpeg", recording.get().audio());
    } else {
      http.answer(Reply.bare(404));
    }
  }

  private Reply redirect(List<String> parts) throws ApiError {
    if (parts.get(0).equals("lk")) {
      return RecordingMethods.toFile(recordings, parts.get(parts.size() - 1));
    }
    if (parts.get(2).equals("issa")) {
      return throughCabinet(parts);
    }
    return signed(parts);
  }

  /** Whoever comes is taken for somebody who has logged in to the cabinet. */
  private static Reply throughCabinet(List<String> parts) throws ApiError {
    if (parts.size() != 5) {
      throw new ApiError(ApiError.MISSING, "The link is recording_id/action");
    }
    requireAction(parts.get(4));
    return Reply.redirect("/lk/mail/" + parts.get(4) + "/id/" + parts.get(3));
  }

  private Reply signed(List<String> parts) throws ApiError {
    if (parts.size() != 8) {
      throw new ApiError(ApiError.MISSING, "The link is recording_id/action/key/timestamp/sign");
    }
    String id = parts.get(3);
    requireAction(parts.get(4));
    if (!parts.get(5).equals(signature.key())) {
      throw new ApiError(ApiError.WRONG_KEY, "The key is unknown");
    }
    String until = parts.get(6);
    if (!signature.matches(parts.get(7), until + id)) {
      throw new ApiError(ApiError.WRONG_SIGN, "The link's signature does not fit");
    }
    if (!cabinet.recordingLinks() || !until.matches("\\d{1,15}") || isPast(until)) {
      throw new ApiError(ApiError.INVALID, "The link has expired, or links are switched off");
    }
    return RecordingMethods.toFile(recordings, id);
  }

  private boolean isPast(String until) {
    return Long.parseLong(until) < time.millis() / 1000;
  }

  private static void requireAction(String action) throws ApiError {
    if (!ACTIONS.contains(action)) {
      throw new ApiError(ApiError.WRONG_FORMAT, "The action is play or download");
    }
  }
}
