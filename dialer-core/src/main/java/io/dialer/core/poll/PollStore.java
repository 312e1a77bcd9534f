package io.dialer.core.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Polls at rest. */
@RegisterRowMapper(PollStore.PollMapper.class)
public interface PollStore {

  /** The poll that a task's {@code innerNum} names: by the client's id, else by ours. */
  @SqlQuery(
      """
      SELECT id, crm_id, name, questions FROM polls
      WHERE crm_id = :key OR id::text = :key
      ORDER BY crm_id = :key DESC
      LIMIT 1
      """)
  Optional<Poll> named(@Bind("key") String key);

  @SqlQuery("SELECT id, crm_id, name, questions FROM polls WHERE id = :id")
  Optional<Poll> byId(@Bind("id") long id);

  @SqlQuery("SELECT id, crm_id, name, questions FROM polls ORDER BY id")
  List<Poll> all();

  @SqlQuery("SELECT nextval('question_ids') FROM generate_series(1, :n)")
  List<Long> questionIds(@Bind("n") int n);

  /** Creates the poll of that client's id, or replaces it; returns its id. */
  default long save(String crmId, String name, List<Question> questions, Instant now) {
    return upsert(crmId, name, PollMapper.write(questions), now);
  }

  /** Creates a poll whose client left the id to us: its {@code crmId} is its id. */
  default long create(String name, List<Question> questions, Instant now) {
    return insert(name, PollMapper.write(questions), now);
  }

  @SqlQuery(
      """
      INSERT INTO polls (crm_id, name, questions, changed_at)
      VALUES (:crmId, :name, :questions::jsonb, :now)
      ON CONFLICT (crm_id) DO UPDATE
      SET name = excluded.name, questions = excluded.questions, changed_at = excluded.changed_at
      RETURNING id
      """)
  long upsert(
      @Bind("crmId") String crmId,
      @Bind("name") String name,
      @Bind("questions") String questions,
      @Bind("now") Instant now);

  // A client may have chosen the number that would be next as its own crmId: ids so used are passed
  // over.
  @SqlQuery(
      """
      WITH RECURSIVE free (id) AS (
        SELECT nextval(pg_get_serial_sequence('polls', 'id'))
        UNION ALL
        SELECT nextval(pg_get_serial_sequence('polls', 'id')) FROM free
        WHERE EXISTS (SELECT FROM polls WHERE crm_id = free.id::text)
      )
      INSERT INTO polls (id, crm_id, name, questions, changed_at)
      SELECT max(id), max(id)::text, :name, :questions::jsonb, :now FROM free
      RETURNING id
      """)
  long insert(
      @Bind("name") String name, @Bind("questions") String questions, @Bind("now") Instant now);

  @SqlUpdate("DELETE FROM polls WHERE id = :id")
  int delete(@Bind("id") long id);

  /** The open or paused tasks that lead to a poll. */
  @SqlQuery(
      """
      SELECT id FROM tasks
      WHERE inner_num_type = 'POLLING' AND state <> 1 AND inner_num IN (:crmId, :id::text)
      ORDER BY id LIMIT 20
      """)
  List<Long> tasksUsing(@Bind("crmId") String crmId, @Bind("id") long id);

  /** Reads a poll with its questions from JSON. */
  final class PollMapper implements RowMapper<Poll> {
    private static final ObjectMapper JSON =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    @Override
    public Poll map(ResultSet row, StatementContext context) throws SQLException {
      try {
        List<Question> questions =
            JSON.readValue(row.getString("questions"), new TypeReference<List<Question>>() {});
        return new Poll(
            row.getLong("id"), row.getString("crm_id"), row.getString("name"), questions);
      } catch (JsonProcessingException e) {
        throw new SQLException("the questions of poll " + row.getLong("id") + " are broken", e);
      }
    }

    static String write(List<Question> questions) {
      try {
        return JSON.writeValueAsString(questions);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("questions cannot be written as JSON", e);
      }
    }
  }
}
