package io.dialer.mango.client.recordings;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoRedirect;

/**
 * {@code queries/recording/post/} (section 3.4.1): where a recording's file is. The address works
 * for a short while and only once, so it is not to be kept.
 *
 * <p>A talk that has just ended has no file yet: ask again about a minute later.
 *
 * @param recordingId as events and statistics name it
 */
public record RecordingRequest(String recordingId, RecordingAction action)
    implements MangoRedirect {

  private static final String PATH = "queries/recording/post/";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public RecordingRequest {
    Check.of(PATH).present("recording_id", recordingId).present("action", action);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.RECORDINGS;
  }
}
