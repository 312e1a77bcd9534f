package io.dialer.mango.client.recordings;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code queries/recording_categories/} (section 3.4.4): what speech analytics found talks to be
 * about. The service has to be connected to the product.
 *
 * @param recordingId the recordings, at most 500 as of transcripts
 * @param withTerms whether to name the words that a topic was recognised by; null for no
 * @param withNames whether to name the topics; null for no
 */
public record TopicsRequest(
    RecordingIds recordingId, @Nullable Boolean withTerms, @Nullable Boolean withNames)
    implements MangoQuery<TopicsReply> {

  private static final String PATH = "queries/recording_categories/";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public TopicsRequest {
    Check.of(PATH).present("recording_id", recordingId);
    recordingId.check(PATH);
  }

  /** With words and names. */
  public TopicsRequest(List<String> recordings) {
    this(new RecordingIds(recordings), true, true);
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
  public Class<TopicsReply> reply() {
    return TopicsReply.class;
  }
}
