package io.dialer.mango.client;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The plan of new calls: until when the room of all requests, and that of callbacks, is promised to
 * calls that were permitted. Two rows beside those of the limits.
 */
interface MangoPlanStore {
  String COMMANDS = "plan/all";
  String CALLS = "plan/callback";

  /**
   * Grants as many of the wanted calls as the plan has room for at this moment.
   *
   * @param command the room that one call's commands take in the plan, in microseconds; 0 without a
   *     limit
   * @param call the same for its callback
   * @param slack how much unused room is kept for a caller that comes late
   * @param backlog grants nothing while the requests that wait under 'all' take longer than this
   * @return empty when the plan has no rows yet
   */
  @SqlQuery(
      """
      WITH plan AS MATERIALIZED (
        SELECT limited, next_at FROM mango_pace WHERE limited IN ('plan/all', 'plan/callback')
        ORDER BY limited
        FOR UPDATE
      ), seen AS MATERIALIZED (
        SELECT coalesce(CAST(:now AS timestamptz), clock_timestamp()) AS now,
               max(next_at) FILTER (WHERE limited = 'plan/all') AS commands_at,
               max(next_at) FILTER (WHERE limited = 'plan/callback') AS calls_at
        FROM plan
        HAVING count(*) = 2
      ), free AS MATERIALIZED (
        SELECT now,
               greatest(commands_at, now - :slack * interval '1 microsecond') AS commands_at,
               greatest(calls_at, now - :slack * interval '1 microsecond') AS calls_at
        FROM seen
      ), granted AS MATERIALIZED (
        SELECT commands_at, calls_at,
               CASE
                 WHEN greatest(commands_at, calls_at) > now THEN 0
                 WHEN EXISTS (SELECT FROM mango_refused WHERE until > now) THEN 0
                 WHEN EXISTS (SELECT FROM mango_pace
                              WHERE limited = 'all'
                                AND next_at > now + :backlog * interval '1 microsecond') THEN 0
                 ELSE least(:wanted,
                            1 + floor(extract(epoch FROM now - commands_at) * 1000000 / nullif(:command, 0)),
                            1 + floor(extract(epoch FROM now - calls_at) * 1000000 / nullif(:call, 0)))
               END AS calls
        FROM free
      ), moved AS (
        UPDATE mango_pace p
        SET next_at = CASE p.limited
              WHEN 'plan/all' THEN g.commands_at + g.calls * :command * interval '1 microsecond'
              ELSE g.calls_at + g.calls * :call * interval '1 microsecond'
            END
        FROM granted g
        WHERE p.limited IN ('plan/all', 'plan/callback') AND g.calls > 0
      )
      SELECT CAST(calls AS int) FROM granted
      """)
  Optional<Integer> grant(
      @Bind("wanted") int wanted,
      @Bind("command") double command,
      @Bind("call") double call,
      @Bind("slack") long slack,
      @Bind("backlog") long backlog,
      @Bind("now") @Nullable Instant now);

  /** Gives room back, in microseconds; negative takes more. */
  @SqlUpdate(
      """
      WITH plan AS MATERIALIZED (
        SELECT limited FROM mango_pace WHERE limited IN ('plan/all', 'plan/callback')
        ORDER BY limited
        FOR UPDATE
      )
      UPDATE mango_pace p
      SET next_at = p.next_at
            - CASE p.limited WHEN 'plan/all' THEN :commands ELSE :calls END * interval '1 microsecond'
      FROM plan
      WHERE p.limited = plan.limited
      """)
  void giveBack(@Bind("commands") double commands, @Bind("calls") double calls);
}
