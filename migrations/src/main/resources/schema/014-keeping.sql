--liquibase formatted sql

--changeset dialer:mango-inbox-by-day splitStatements:false
-- Webhooks lie in a partition for each day (UTC), so that old days are dropped and not deleted row by row (ADR 8).
-- What was stored before becomes the first partition as it is: nothing is copied.
ALTER TABLE mango_inbox RENAME TO mango_inbox_before;
ALTER TABLE mango_inbox_before DROP CONSTRAINT mango_inbox_pkey;
ALTER TABLE mango_inbox_before ALTER COLUMN id DROP IDENTITY;
ALTER TABLE mango_inbox_before ADD COLUMN done_at timestamptz;
ALTER INDEX mango_inbox_due RENAME TO mango_inbox_before_due;
ALTER INDEX mango_inbox_waiting_for_call RENAME TO mango_inbox_before_waiting_for_call;
ALTER INDEX mango_inbox_failed RENAME TO mango_inbox_before_failed;
ALTER INDEX mango_inbox_received RENAME TO mango_inbox_before_received;

CREATE TABLE mango_inbox (
  -- Unique by its sequence: a key of the whole table would have to be an index over all days.
  id          bigint      NOT NULL,
  path        text        NOT NULL,
  body        text        NOT NULL,
  received_at timestamptz NOT NULL,
  tries       int         NOT NULL DEFAULT 0,
  -- When to apply it (again); null: it is done with.
  due_at      timestamptz,
  entry_id    text,
  -- What became of it; null until then. FAILED: set aside after too many tries.
  outcome     text        CONSTRAINT mango_inbox_outcome_check
                          CHECK (outcome IN ('APPLIED', 'DUPLICATE', 'FOREIGN', 'IGNORED', 'FAILED')),
  reason      text,
  -- When that was; null also for those from before this column.
  done_at     timestamptz,
  PRIMARY KEY (id, received_at),
  CONSTRAINT a_webhook_is_due_or_done CHECK ((due_at IS NULL) = (outcome IS NOT NULL))
) PARTITION BY RANGE (received_at);
CREATE INDEX mango_inbox_due ON mango_inbox (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX mango_inbox_waiting_for_call ON mango_inbox (entry_id) WHERE due_at IS NOT NULL AND entry_id IS NOT NULL;
CREATE INDEX mango_inbox_failed ON mango_inbox (id) WHERE outcome = 'FAILED';
CREATE INDEX mango_inbox_received ON mango_inbox (received_at);

CREATE SEQUENCE mango_inbox_ids OWNED BY mango_inbox.id;
ALTER TABLE mango_inbox ALTER COLUMN id SET DEFAULT nextval('mango_inbox_ids');
SELECT setval('mango_inbox_ids', coalesce(max(id), 0) + 1, false) FROM mango_inbox_before;

DO $$
DECLARE
  -- A node's clock may be ahead of the database's.
  last timestamptz := (SELECT greatest(now(), max(received_at)) FROM mango_inbox_before);
BEGIN
  EXECUTE format('ALTER TABLE mango_inbox ATTACH PARTITION mango_inbox_before FOR VALUES FROM (MINVALUE) TO (%L)',
                 (date_trunc('day', last AT TIME ZONE 'UTC') + interval '1 day') AT TIME ZONE 'UTC');
END $$;

-- Takes what no day was made for. So nothing is ever refused.
CREATE TABLE mango_inbox_other PARTITION OF mango_inbox DEFAULT;

-- The partitions with their bounds; the one without is not among them.
CREATE VIEW mango_inbox_days AS
SELECT c.relname::text AS name,
       coalesce((regexp_match(b.bound, 'FROM \(''([^'']+)''\)'))[1]::timestamptz, '-infinity') AS since,
       (regexp_match(b.bound, 'TO \(''([^'']+)''\)'))[1]::timestamptz AS until
FROM pg_inherits i
JOIN pg_class c ON c.oid = i.inhrelid
CROSS JOIN LATERAL (SELECT pg_get_expr(c.relpartbound, c.oid) AS bound) b
WHERE i.inhparent = 'mango_inbox'::regclass AND b.bound <> 'DEFAULT';

-- Makes the partition of a day; false when its time is taken already. Others wait for a moment at most: whoever cannot
-- have its locks within a second fails, and is called again later.
CREATE FUNCTION mango_inbox_make_day(day date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  partition text := 'mango_inbox_' || to_char(day, 'YYYYMMDD');
  begins    timestamptz := day::timestamp AT TIME ZONE 'UTC';
  ends      timestamptz := (day + 1)::timestamp AT TIME ZONE 'UTC';
BEGIN
  IF EXISTS (SELECT FROM mango_inbox_days d WHERE d.since < ends AND d.until > begins) THEN
    RETURN false;
  END IF;
  PERFORM set_config('lock_timeout', '1s', true);
  EXECUTE format('CREATE TABLE %I (LIKE mango_inbox INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition);
  LOCK TABLE mango_inbox_other IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('WITH moved AS (DELETE FROM mango_inbox_other WHERE received_at >= $1 AND received_at < $2 RETURNING *)
                  INSERT INTO %I SELECT * FROM moved', partition) USING begins, ends;
  EXECUTE format('ALTER TABLE mango_inbox ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition, begins, ends);
  RETURN true;
END $$;

-- Whether a partition holds a webhook that is not done with, or one that failed and is kept for an operator.
CREATE FUNCTION mango_inbox_is_needed(since timestamptz, until timestamptz, failed_before timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM mango_inbox m
                 WHERE m.received_at >= $1 AND m.received_at < $2 AND m.due_at IS NOT NULL)
      OR EXISTS (SELECT FROM mango_inbox m
                 WHERE m.received_at >= greatest($1, $3) AND m.received_at < $2 AND m.outcome = 'FAILED')
$$;

-- Drops a partition unless it is needed; false when it is. Its locks are had within a second, or it fails.
CREATE FUNCTION mango_inbox_drop_day(partition text, failed_before timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  needed boolean;
BEGIN
  PERFORM set_config('lock_timeout', '1s', true);
  LOCK TABLE ONLY mango_inbox IN ACCESS EXCLUSIVE MODE;
  SELECT mango_inbox_is_needed(d.since, d.until, failed_before) INTO needed FROM mango_inbox_days d WHERE d.name = partition;
  IF needed IS DISTINCT FROM false THEN
    RETURN false;
  END IF;
  EXECUTE format('DROP TABLE %I', partition);
  RETURN true;
END $$;

DO $$
BEGIN
  PERFORM mango_inbox_make_day(((now() AT TIME ZONE 'UTC')::date + n)) FROM generate_series(0, 3) n;
END $$;

--changeset dialer:when-tasks-closed
-- Since when a task is closed, by the database's clock; null while it is not. Those of before count from this change.
ALTER TABLE tasks ADD COLUMN closed_at timestamptz;
UPDATE tasks SET closed_at = now() WHERE state = 1;
CREATE INDEX tasks_closed ON tasks (closed_at) WHERE closed_at IS NOT NULL;

--changeset dialer:old-calls
-- Old calls are deleted a batch at a time, without reading the others. Calls lie in the order in which they were made, or
-- nearly so; a smaller index is enough to find the old ones, and ending a call costs next to nothing more.
CREATE INDEX calls_ended ON calls USING brin (ended_at) WITH (pages_per_range = 32, autosummarize = on);
