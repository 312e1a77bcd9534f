package io.dialer.core.task;

import java.time.Instant;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Imports that clients gave a key, at rest. */
public interface ImportStore {

  /**
   * An import as remembered.
   *
   * @param report as JSON
   */
  record Done(String bodySha256, String report) {}

  /**
   * Takes a key for this transaction; waits while another transaction does an import under it.
   *
   * @return 0 when an import was done under it already
   */
  @SqlUpdate(
      """
      INSERT INTO imports (task_id, key, body_sha256, done_at) VALUES (:taskId, :key, :bodySha256, :now)
      ON CONFLICT DO NOTHING
      """)
  int take(
      @Bind("taskId") long taskId,
      @Bind("key") String key,
      @Bind("bodySha256") String bodySha256,
      @Bind("now") Instant now);

  @SqlQuery("SELECT body_sha256, report FROM imports WHERE task_id = :taskId AND key = :key")
  @RegisterConstructorMapper(Done.class)
  @Nullable Done done(@Bind("taskId") long taskId, @Bind("key") String key);

  @SqlUpdate("UPDATE imports SET report = :report::jsonb WHERE task_id = :taskId AND key = :key")
  void keep(@Bind("taskId") long taskId, @Bind("key") String key, @Bind("report") String report);

  /** Forgets imports done before a moment: their keys may be used anew. */
  @SqlUpdate("DELETE FROM imports WHERE done_at < :before")
  int forget(@Bind("before") Instant before);
}
