package io.dialer.mango.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Stored webhooks as an operator sees them: those that wait, and those that failed. */
@RegisterConstructorMapper(KeptWebhooks.Kept.class)
public interface KeptWebhooks {

  /**
   * A stored webhook.
   *
   * @param path its kind, such as {@code events/call}
   * @param body its JSON as it came; null in lists
   * @param entryId the PBX's id of the call that it speaks of; null when none is known
   * @param tries how often it was tried to apply it
   * @param dueAt when it is tried (again); null when it is done with
   * @param outcome what became of it; null while it waits
   * @param reason why it was not applied; null when there is nothing to say
   * @param doneAt when it was done with; null while it waits
   */
  record Kept(
      long id,
      String path,
      @Nullable String body,
      Instant receivedAt,
      @Nullable String entryId,
      int tries,
      @Nullable Instant dueAt,
      @Nullable String outcome,
      @Nullable String reason,
      @Nullable Instant doneAt) {}

  /** Webhooks that could not be applied, by id, without their bodies. */
  @SqlQuery(
      """
      SELECT id, path, NULL AS body, received_at, entry_id, tries, due_at, outcome, reason, done_at
      FROM mango_inbox WHERE outcome = 'FAILED' AND id > :after
      ORDER BY id LIMIT :limit
      """)
  List<Kept> listFailed(@Bind("after") long after, @Bind("limit") int limit);

  /** Webhooks that are not done with, by id, without their bodies. */
  @SqlQuery(
      """
      SELECT id, path, NULL AS body, received_at, entry_id, tries, due_at, outcome, reason, done_at
      FROM mango_inbox WHERE due_at IS NOT NULL AND id > :after
      ORDER BY id LIMIT :limit
      """)
  List<Kept> listWaiting(@Bind("after") long after, @Bind("limit") int limit);

  /** One with its body. */
  @SqlQuery("SELECT * FROM mango_inbox WHERE id = :id")
  Optional<Kept> byId(@Bind("id") long id);

  /** How many could not be applied, of those that are kept. */
  @SqlQuery("SELECT count(*) FROM mango_inbox WHERE outcome = 'FAILED'")
  long failed();

  /** Has one that failed applied again, with as many tries as a new one; 0 unless it failed. */
  @SqlUpdate(
      """
      UPDATE mango_inbox SET due_at = :now, tries = 0, outcome = NULL, done_at = NULL
      WHERE id = :id AND outcome = 'FAILED'
      """)
  int retry(@Bind("id") long id, @Bind("now") Instant now);

  /** As {@link #retry}, for those that failed first, at most {@code limit}; returns how many. */
  @SqlUpdate(
      """
      UPDATE mango_inbox SET due_at = :now, tries = 0, outcome = NULL, done_at = NULL
      WHERE (id, received_at) IN (SELECT id, received_at FROM mango_inbox
                                  WHERE outcome = 'FAILED'
                                  ORDER BY id
                                  LIMIT :limit
                                  FOR UPDATE SKIP LOCKED)
      """)
  int retryFailed(@Bind("limit") int limit, @Bind("now") Instant now);

  /** Deletes one that failed; 0 unless it failed. */
  @SqlUpdate("DELETE FROM mango_inbox WHERE id = :id AND outcome = 'FAILED'")
  int delete(@Bind("id") long id);
}
