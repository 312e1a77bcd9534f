package io.dialer.core.audio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What is known about uploaded audio; the content lies in the {@link AudioFolder}. */
@RegisterConstructorMapper(AudioFile.class)
public interface AudioStore {

  /**
   * Notes an upload; one with the same name keeps its id.
   *
   * @return the file as it is now
   */
  @SqlQuery(
      """
      INSERT INTO audio_files (name, path, format, bytes, duration_ms, changed_at)
      VALUES (:name, :path, :format, :bytes, :durationMs, :now)
      ON CONFLICT (name) DO UPDATE
      SET path = excluded.path, format = excluded.format, bytes = excluded.bytes, duration_ms = excluded.duration_ms,
          changed_at = excluded.changed_at
      RETURNING *
      """)
  AudioFile upsert(
      @Bind("name") String name,
      @Bind("path") String path,
      @Bind("format") AudioFormat format,
      @Bind("bytes") long bytes,
      @Bind("durationMs") long durationMs,
      @Bind("now") Instant now);

  /** All files, in the order in which they were first uploaded. */
  @SqlQuery("SELECT * FROM audio_files ORDER BY id")
  List<AudioFile> all();

  @SqlQuery("SELECT * FROM audio_files WHERE name = :name")
  Optional<AudioFile> find(@Bind("name") String name);

  /** Finds a file and keeps others from replacing or deleting it until the transaction ends. */
  @SqlQuery("SELECT * FROM audio_files WHERE name = :name FOR UPDATE")
  Optional<AudioFile> lock(@Bind("name") String name);

  @SqlUpdate("DELETE FROM audio_files WHERE id = :id")
  void delete(@Bind("id") long id);
}
