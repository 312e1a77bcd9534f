package io.dialer.mango.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Requests that the PBX called malformed, for all nodes. {@code now} is null in production: the
 * moment is then the database's own.
 */
interface MangoCircuitStore {

  /** Whether the circuit was open before, and until when it is now. */
  record Opened(boolean before, Instant until) {}

  /** How long the circuit stays open, and the first of the reasons. */
  record Held(long micros, String because) {}

  /** Notes a request; those of yesterday and before are forgotten. */
  @SqlQuery(
      """
      WITH seen AS MATERIALIZED (
        SELECT coalesce(CAST(:now AS timestamptz), clock_timestamp()) AS now
      ), forgotten AS (
        DELETE FROM mango_refused WHERE until < (SELECT now - interval '1 day' FROM seen) AND request <> :request
      )
      INSERT INTO mango_refused (request, code, because, until)
      SELECT :request, :code, :because, now + :seconds * interval '1 second' FROM seen
      ON CONFLICT (request) DO UPDATE
      SET code = excluded.code, because = excluded.because, until = excluded.until
      RETURNING EXISTS (SELECT FROM mango_refused r, seen WHERE r.until > seen.now) AS before, until
      """)
  @RegisterConstructorMapper(Opened.class)
  Opened open(
      @Bind("request") String request,
      @Bind("code") String code,
      @Bind("because") String because,
      @Bind("seconds") long seconds,
      @Bind("now") @Nullable Instant now);

  /** A request that is held back, and what was answered to it. */
  record Refused(String request, String code) {}

  @SqlQuery(
      """
      SELECT request, code FROM mango_refused
      WHERE until > coalesce(CAST(:now AS timestamptz), clock_timestamp())
      """)
  @RegisterConstructorMapper(Refused.class)
  List<Refused> refused(@Bind("now") @Nullable Instant now);

  @SqlQuery(
      """
      SELECT CAST(extract(epoch FROM max(until) - min(seen.now)) * 1000000 AS bigint) AS micros,
             (array_agg(because ORDER BY until))[1] AS because
      FROM mango_refused, (SELECT coalesce(CAST(:now AS timestamptz), clock_timestamp()) AS now) AS seen
      WHERE until > seen.now
      HAVING count(*) > 0
      """)
  @RegisterConstructorMapper(Held.class)
  Optional<Held> held(@Bind("now") @Nullable Instant now);
}
