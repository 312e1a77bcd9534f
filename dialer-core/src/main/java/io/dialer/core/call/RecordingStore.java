package io.dialer.core.call;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which recordings the PBX keeps of our calls. */
public interface RecordingStore {

  /** Whether the PBX's id of a call is one of ours. */
  @SqlQuery("SELECT EXISTS (SELECT FROM calls WHERE call_ref = :callRef)")
  boolean isOurs(@Bind("callRef") String callRef);

  /**
   * A recording of a call is finished.
   *
   * @param callRef the PBX's id of the call
   * @return 0 when it was known before, or the call is not ours
   */
  @SqlUpdate(
      """
      INSERT INTO call_recordings (recording_id, call_id, finished_at)
      SELECT :recordingId, id, :now FROM calls WHERE call_ref = :callRef
      ON CONFLICT (recording_id) DO NOTHING
      """)
  int finished(
      @Bind("callRef") String callRef,
      @Bind("recordingId") String recordingId,
      @Bind("now") Instant now);

  /** The recordings of a call, the first one first. */
  @SqlQuery(
      "SELECT recording_id FROM call_recordings WHERE call_id = :callId ORDER BY finished_at, recording_id")
  List<String> of(@Bind("callId") long callId);
}
