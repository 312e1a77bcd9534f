package io.dialer.mango.client.recordings;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.List;

/**
 * {@code queries/recording_transcripts/} (section 3.4.5): what was said. Speech analytics has to be
 * connected to the product.
 *
 * @param recordingId the recordings, at most 500
 */
public record TranscriptsRequest(RecordingIds recordingId) implements MangoQuery<TranscriptsReply> {

  private static final String PATH = "queries/recording_transcripts/";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public TranscriptsRequest {
    Check.of(PATH).present("recording_id", recordingId);
    recordingId.check(PATH);
  }

  /** Of these recordings. */
  public TranscriptsRequest(List<String> recordings) {
    this(new RecordingIds(recordings));
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.RECORDINGS;
  }

  @Override
  public Class<TranscriptsReply> reply() {
    return TranscriptsReply.class;
  }
}
