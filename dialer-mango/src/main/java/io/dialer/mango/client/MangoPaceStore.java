package io.dialer.mango.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * All limits, one row each: when a request may go next, and when the last ones arrived, as many as
 * the limit allows in one window. {@code now} is null in production: the moment is then the
 * database's own, read after the rows have been locked.
 */
interface MangoPaceStore {

  /**
   * The limits of one request, index by index.
   *
   * @param names their names, 'all' among them unless it is not limited
   * @param steps the least time from one request to the next, in microseconds
   * @param places how many requests fit into a window
   * @param windows the window in microseconds
   */
  record Limited(List<String> names, List<Long> steps, List<Long> places, List<Long> windows) {}

  /**
   * A request's moment.
   *
   * @param taken whether the moment is reserved for it; else it is when to ask again
   * @param waitMicros how long until then; not positive: at once
   */
  record Taken(boolean taken, Instant moment, long waitMicros) {}

  /** How long the requests that wait under one limit will take, 0 when it is free. */
  record Queue(String limited, long micros) {}

  /** Adds limits that have never been used; they are free. */
  @SqlUpdate(
      """
      INSERT INTO mango_pace (limited, next_at)
      SELECT name, '-infinity' FROM unnest(:names) AS name
      ON CONFLICT (limited) DO NOTHING
      """)
  void ensure(@Bind("names") List<String> names);

  /**
   * Takes the next moment at which all limits of a request are free, and moves each on by its step.
   *
   * <p>Nothing is taken either while it is not known when the request arrived that had the place
   * before. Only 'all' may be reserved ahead of time: a slot of 'all' that waits for some slower
   * limit would be lost to everybody. So nothing is taken while one of the others is not free.
   *
   * @param ahead how far ahead 'all' may be reserved, in microseconds
   * @param late how far in the past a moment may be that nobody took, in microseconds
   * @return empty when one of the names has no row yet
   */
  @SqlQuery(
      """
      WITH held AS MATERIALIZED (
        SELECT p.limited, p.next_at, p.taken, l.step, l.places,
               p.arrived[1 + p.taken % l.places] AS arrived, l.span * interval '1 microsecond' AS span
        FROM mango_pace p
        JOIN unnest(:names, :steps, :places, :windows) AS l (limited, step, places, span)
          ON l.limited = p.limited
        ORDER BY p.limited
        FOR UPDATE OF p
      ), seen AS MATERIALIZED (
        SELECT coalesce(CAST(:now AS timestamptz), clock_timestamp()) AS now, max(arrived) AS arrived,
               max(greatest(next_at, arrived + span)) FILTER (WHERE limited = 'all') AS all_free_at,
               max(greatest(next_at, arrived + span)) FILTER (WHERE limited <> 'all') AS own_free_at
        FROM held
        HAVING count(*) = cardinality(:names)
      ), decided AS MATERIALIZED (
        SELECT now,
               coalesce(arrived <= now, true)
                 AND coalesce(own_free_at <= now, true)
                 AND coalesce(all_free_at <= now + :ahead * interval '1 microsecond', true) AS taken,
               CASE WHEN greatest(own_free_at, all_free_at) < now - :late * interval '1 microsecond' THEN now
                    ELSE greatest(own_free_at, all_free_at) END AS moment,
               CASE WHEN arrived > now THEN now + interval '20 milliseconds'
                    WHEN own_free_at > now THEN own_free_at
                    ELSE all_free_at - :ahead * interval '1 microsecond' END AS again_at
        FROM seen
      ), moved AS (
        UPDATE mango_pace p
        SET next_at = d.moment + h.step * interval '1 microsecond',
            -- Not known to have arrived; should its node die, it counts as that after three seconds.
            arrived[1 + h.taken % h.places] = d.moment + interval '3 seconds',
            taken = h.taken + 1
        FROM decided d, held h
        WHERE d.taken AND p.limited = h.limited
      )
      SELECT taken, CASE WHEN taken THEN moment ELSE again_at END AS moment,
             CAST(extract(epoch FROM CASE WHEN taken THEN moment ELSE again_at END - now) * 1000000 AS bigint)
               AS wait_micros
      FROM decided
      """)
  @RegisterConstructorMapper(Taken.class)
  Optional<Taken> take(
      @BindMethods Limited limited,
      @Bind("ahead") long ahead,
      @Bind("late") long late,
      @Bind("now") @Nullable Instant now);

  /** The request that was to arrive at {@code moment} did so by {@code arrived} at the latest. */
  @SqlUpdate(
      """
      WITH held AS MATERIALIZED (
        SELECT limited FROM mango_pace WHERE limited = ANY (:names) ORDER BY limited FOR UPDATE
      )
      UPDATE mango_pace p
      SET arrived = array_replace(p.arrived, CAST(:moment AS timestamptz) + interval '3 seconds',
                                  CAST(:arrived AS timestamptz))
      FROM held
      WHERE p.limited = held.limited
      """)
  void arrived(
      @Bind("names") List<String> names,
      @Bind("moment") Instant moment,
      @Bind("arrived") Instant arrived);

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
