package io.dialer.core.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import org.jspecify.annotations.Nullable;

/** Campaigns at rest. */
@RegisterRowMapper(CampaignStore.CampaignMapper.class)
public interface CampaignStore {

  @SqlQuery("SELECT nextval('campaign_ids')")
  long nextId();

  @SqlQuery("SELECT id, name, dialing, outbound FROM campaigns WHERE id = :id")
  Optional<Campaign> byId(@Bind("id") long id);

  /** As {@link #byId}; it stays as it is until this transaction ends. */
  @SqlQuery("SELECT id, name, dialing, outbound FROM campaigns WHERE id = :id FOR SHARE")
  Optional<Campaign> keepById(@Bind("id") long id);

  /**
   * As {@link #byId}; nobody else changes it, or gives it to a task, until this transaction ends.
   */
  @SqlQuery("SELECT id, name, dialing, outbound FROM campaigns WHERE id = :id FOR UPDATE")
  Optional<Campaign> lockById(@Bind("id") long id);

  @SqlQuery("SELECT id, name, dialing, outbound FROM campaigns ORDER BY id")
  List<Campaign> all();

  /** Creates the campaign of that id, or replaces it. */
  default void save(Campaign campaign, Instant now) {
    upsert(
        campaign.id(),
        campaign.name(),
        campaign.dialing().name(),
        campaign.outbound() == null ? null : CampaignMapper.write(campaign.outbound()),
        now);
  }

  @SqlUpdate(
      """
      INSERT INTO campaigns (id, name, dialing, outbound, changed_at)
      VALUES (:id, :name, :dialing, :outbound::jsonb, :now)
      ON CONFLICT (id) DO UPDATE
      SET name = excluded.name, dialing = excluded.dialing, outbound = excluded.outbound,
          changed_at = excluded.changed_at
      """)
  void upsert(
      @Bind("id") long id,
      @Bind("name") String name,
      @Bind("dialing") String dialing,
      @Bind("outbound") @Nullable String outbound,
      @Bind("now") Instant now);

  @SqlUpdate("DELETE FROM campaigns WHERE id = :id")
  int delete(@Bind("id") long id);

  /** Some of the tasks that run under a campaign. */
  @SqlQuery("SELECT id FROM tasks WHERE campaign_id = :id ORDER BY id LIMIT 20")
  List<Long> tasksUsing(@Bind("id") long id);

  /** Some of a campaign's tasks whose calls are live, or whose numbers are with the PBX. */
  @SqlQuery(
      """
      SELECT t.id FROM tasks t
      WHERE t.campaign_id = :id
        AND (EXISTS (SELECT FROM live_calls_by_task c WHERE c.task_id = t.id)
             OR EXISTS (SELECT FROM outbound_chunks o
                        WHERE o.task_id = t.id AND o.state NOT IN ('DELETING', 'GONE')))
      ORDER BY t.id LIMIT 20
      """)
  List<Long> tasksUnderWay(@Bind("id") long id);

  /** Whether lists of a campaign's tasks are with the PBX's own dialler. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM outbound_chunks o JOIN tasks t ON t.id = o.task_id
        WHERE t.campaign_id = :id AND o.state IN ('STARTING', 'RUNNING', 'STOPPED'))
      """)
  boolean hasStartedLists(@Bind("id") long id);

  /** The PBX may be asked again on behalf of a campaign's tasks: something of it has changed. */
  @SqlUpdate(
      """
      DELETE FROM outbound_refusals r USING tasks t
      WHERE t.id = r.task_id AND t.campaign_id = :id
      """)
  int forgetRefusals(@Bind("id") long id);

  /** Reads a campaign with its settings from JSON. */
  final class CampaignMapper implements RowMapper<Campaign> {
    private static final ObjectMapper JSON =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    @Override
    public Campaign map(ResultSet row, StatementContext context) throws SQLException {
      String outbound = row.getString("outbound");
      try {
        return new Campaign(
            row.getLong("id"),
            row.getString("name"),
            Dialing.valueOf(row.getString("dialing")),
            outbound == null ? null : JSON.readValue(outbound, OutboundSettings.class));
      } catch (JsonProcessingException e) {
        throw new SQLException("the settings of campaign " + row.getLong("id") + " are broken", e);
      }
    }

    static String write(OutboundSettings settings) {
      try {
        return JSON.writeValueAsString(settings);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("settings cannot be written as JSON", e);
      }
    }
  }
}
