package io.dialer.mango.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The next free moments of all limits, one row each. {@code now} is null in production: the moment
 * is then the database's own, read after the rows have been locked.
 */
interface MangoPaceStore {

  /** How long until the moment of a request, and whether that moment is reserved for it. */
  record Turn(boolean taken, long waitMicros) {}

  /** How long the requests that wait under one limit will take, 0 when it is free. */
  record Queue(String limited, long micros) {}

  /** Adds limits that have never been used; they are free. */
  @SqlUpdate(
      """
      INSERT INTO mango_pace (limited, next_at)
      SELECT name, '-infinity' FROM unnest(:names) AS name
      ON CONFLICT (limited) DO NOTHING
      """)
  void ensure(@Bind("names") String[] names);

  /**
   * Takes the next moment at which all of {@code names} are free, and moves each on by its step.
   *
   * <p>Only 'all' may be reserved ahead of time, and only if {@code ahead}: a slot of 'all' that
   * waits for some slower limit would be lost to everybody. So nothing is taken while one of the
   * others is not free.
   *
   * @return empty when one of the names has no row yet
   */
  @SqlQuery(
      """
      WITH held AS MATERIALIZED (
        SELECT limited, next_at FROM mango_pace
        WHERE limited = ANY (:names)
        ORDER BY limited
        FOR UPDATE
      ), seen AS MATERIALIZED (
        SELECT coalesce(CAST(:now AS timestamptz), clock_timestamp()) AS now,
               max(next_at) FILTER (WHERE limited = 'all') AS all_free_at,
               max(next_at) FILTER (WHERE limited <> 'all') AS own_free_at
        FROM held
        HAVING count(*) = cardinality(:names)
      ), decided AS MATERIALIZED (
        SELECT now,
               CASE WHEN own_free_at > now THEN own_free_at ELSE greatest(now, all_free_at) END AS moment,
               coalesce(own_free_at <= now, true) AND (:ahead OR coalesce(all_free_at <= now, true)) AS taken
        FROM seen
      ), moved AS (
        UPDATE mango_pace p
        SET next_at = d.moment + l.step * interval '1 microsecond'
        FROM decided d, unnest(:names, :steps) AS l (limited, step)
        WHERE d.taken AND p.limited = l.limited
      )
      SELECT taken, CAST(extract(epoch FROM moment - now) * 1000000 AS bigint) AS wait_micros
      FROM decided
      """)
  @RegisterConstructorMapper(Turn.class)
  Optional<Turn> take(
      @Bind("names") String[] names,
      @Bind("steps") Long[] steps,
      @Bind("ahead") boolean ahead,
      @Bind("now") @Nullable Instant now);

  /**
   * Grants as many of the wanted calls as the plan has room for at this moment.
   *
   * @param cost the room that one call takes in the plan
   * @param slack how much unused room is kept for a caller that comes late
   * @param backlog grants nothing while the requests that wait under 'all' take longer than this
   * @return empty when the plan has no row yet
   */
  @SqlQuery(
      """
      WITH plan AS MATERIALIZED (
        SELECT next_at FROM mango_pace WHERE limited = 'planned' FOR UPDATE
      ), seen AS MATERIALIZED (
        SELECT coalesce(CAST(:now AS timestamptz), clock_timestamp()) AS now, max(next_at) AS next_at
        FROM plan
        HAVING count(*) = 1
      ), free AS MATERIALIZED (
        SELECT now, greatest(next_at, now - :slack * interval '1 microsecond') AS free_at FROM seen
      ), granted AS MATERIALIZED (
        SELECT free_at,
               CASE
                 WHEN free_at > now THEN 0
                 WHEN EXISTS (SELECT FROM mango_pace WHERE limited = 'held' AND next_at > now) THEN 0
                 WHEN EXISTS (SELECT FROM mango_pace
                              WHERE limited = 'all'
                                AND next_at > now + :backlog * interval '1 microsecond') THEN 0
                 ELSE least(:wanted, 1 + floor(extract(epoch FROM now - free_at) * 1000000 / :cost))
               END AS calls
        FROM free
      ), moved AS (
        UPDATE mango_pace p
        SET next_at = g.free_at + g.calls * :cost * interval '1 microsecond'
        FROM granted g
        WHERE p.limited = 'planned' AND g.calls > 0
      )
      SELECT CAST(calls AS int) FROM granted
      """)
  Optional<Integer> grant(
      @Bind("wanted") int wanted,
      @Bind("cost") long cost,
      @Bind("slack") long slack,
      @Bind("backlog") long backlog,
      @Bind("now") @Nullable Instant now);

  /**
   * Holds new calls back for a while, unless they are held back already.
   *
   * @return until when; empty when they were held back already
   */
  @SqlQuery(
      """
      INSERT INTO mango_pace AS p (limited, next_at)
      VALUES ('held', coalesce(CAST(:now AS timestamptz), clock_timestamp()) + :seconds * interval '1 second')
      ON CONFLICT (limited) DO UPDATE SET next_at = excluded.next_at
      WHERE p.next_at <= coalesce(CAST(:now AS timestamptz), clock_timestamp())
      RETURNING next_at
      """)
  Optional<Instant> hold(@Bind("seconds") long seconds, @Bind("now") @Nullable Instant now);

  /** Whether new calls are held back at this moment. */
  @SqlQuery(
      """
      SELECT EXISTS (SELECT FROM mango_pace
                     WHERE limited = 'held'
                       AND next_at > coalesce(CAST(:now AS timestamptz), clock_timestamp()))
      """)
  boolean isHeld(@Bind("now") @Nullable Instant now);

  @SqlQuery(
      """
      SELECT limited,
             CAST(extract(epoch FROM greatest(next_at, seen.now) - seen.now) * 1000000 AS bigint) AS micros
      FROM mango_pace,
           (SELECT coalesce(CAST(:now AS timestamptz), clock_timestamp()) AS now) AS seen
      ORDER BY limited
      """)
  @RegisterConstructorMapper(Queue.class)
  List<Queue> queues(@Bind("now") @Nullable Instant now);
}
