package io.dialer.mango.client.recordings;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoSignature;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Addresses of recordings that a browser can open. Nothing is sent to make one. Opening one counts
 * as a request for a recording.
 */
public final class RecordingLinks {

  private final URI apiUrl;
  private final String key;
  private final MangoSignature signature;

  public RecordingLinks(MangoConfiguration configuration) {
    this.apiUrl = configuration.apiUrl();
    this.key = configuration.apiKey().value();
    this.signature = new MangoSignature(configuration.apiKey(), configuration.apiSalt());
  }

  /**
   * An address that whoever has it can open, without signing in (section 3.4.2). Such addresses
   * have to be switched on in the cabinet. It shows the product's key, so it belongs into no log.
   *
   * @param recordingId as events and statistics name it
   * @param expires until when it works, to the second
   */
  public URI signed(String recordingId, RecordingAction action, Instant expires) {
    Check.of("queries/recording/link").present("recording_id", recordingId);
    String until = Long.toString(expires.getEpochSecond());
    return apiUrl.resolve(
        "queries/recording/link/%s/%s/%s/%s/%s"
            .formatted(
                encode(recordingId),
                action.title(),
                encode(key),
                until,
                signature.of(until + recordingId)));
  }

  /**
   * An address for people who sign in to the vendor's cabinet and may hear the recording there
   * (section 3.4.3). It does not expire.
   *
   * @param recordingId as events and statistics name it
   */
  public URI throughCabinet(String recordingId, RecordingAction action) {
    Check.of("queries/recording/issa").present("recording_id", recordingId);
    return apiUrl.resolve(
        "queries/recording/issa/%s/%s/".formatted(encode(recordingId), action.title()));
  }

  private static String encode(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
