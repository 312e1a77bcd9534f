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
  record Done(String requestSha256, String report) {}

  /** The import that was done under a key; null: none. */
  @SqlQuery("SELECT request_sha256, report FROM imports WHERE task_id = :taskId AND key = :key")
  @RegisterConstructorMapper(Done.class)
  @Nullable Done done(@Bind("taskId") long taskId, @Bind("key") String key);

  /** Remembers an import. */
  @SqlUpdate(
      """
      INSERT INTO imports (task_id, key, request_sha256, report, done_at)
      VALUES (:taskId, :key, :requestSha256, :report::jsonb, :now)
      """)
  void keep(
      @Bind("taskId") long taskId,
      @Bind("key") String key,
      @Bind("requestSha256") String requestSha256,
      @Bind("report") String report,
      @Bind("now") Instant now);

  /** Forgets the oldest imports done before a moment: their keys may be used anew. */
  @SqlUpdate(
      """
      DELETE FROM imports
      WHERE (task_id, key) IN (SELECT task_id, key FROM imports WHERE done_at < :before
                               ORDER BY done_at
                               LIMIT :limit
                               FOR UPDATE SKIP LOCKED)
      """)
  int forget(@Bind("before") Instant before, @Bind("limit") int limit);
}
