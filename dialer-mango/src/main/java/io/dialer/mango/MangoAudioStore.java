package io.dialer.mango;

import io.dialer.mango.client.config.AudioFilesReply.AudioFile;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** The cabinet's sounds as last listed. */
interface MangoAudioStore {

  /** A sound that was listed. */
  record Sound(long id, String name) {}

  @Transaction
  default void replace(List<AudioFile> files, Instant now) {
    upsert(files, now);
    forgetOthers(files.stream().map(AudioFile::id).toArray(Long[]::new));
  }

  @SqlBatch(
      """
      INSERT INTO mango_audio_files (audio_id, name, seen_at) VALUES (:id, :name, :now)
      ON CONFLICT (audio_id) DO UPDATE SET name = excluded.name, seen_at = excluded.seen_at
      """)
  void upsert(@BindMethods List<AudioFile> files, @Bind("now") Instant now);

  @SqlUpdate("DELETE FROM mango_audio_files WHERE audio_id <> ALL (:ids)")
  void forgetOthers(@Bind("ids") Long[] ids);

  @SqlUpdate("DELETE FROM mango_audio_files WHERE audio_id = :id")
  void forget(@Bind("id") long id);

  /** All sounds, the newest last. */
  @SqlQuery("SELECT audio_id AS id, name FROM mango_audio_files ORDER BY audio_id")
  @RegisterConstructorMapper(Sound.class)
  List<Sound> all();
}
