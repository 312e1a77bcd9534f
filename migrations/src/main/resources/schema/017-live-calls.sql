--liquibase formatted sql

--changeset dialer:live-calls
-- Live calls come and go faster than PostgreSQL's statistics follow. When there were none at the last ANALYZE, it takes
-- all live calls for no more than one, and goes through them for each number and each task that is asked about. How many rows
-- an expression holds for is not in the statistics, so that with this one it looks the one phone or the one task up.
DROP INDEX calls_one_live_per_phone;
CREATE UNIQUE INDEX calls_one_live_per_phone ON calls (phone_id) WHERE coalesce(ended_at, 'infinity') = 'infinity';
DROP INDEX calls_live_of_task;
CREATE INDEX calls_live_of_task ON calls (task_id) WHERE coalesce(ended_at, 'infinity') = 'infinity';

-- Live calls by their phone or their task.
CREATE VIEW live_calls AS
SELECT id, task_id, phone_id, state FROM calls WHERE coalesce(ended_at, 'infinity') = 'infinity';

-- As before.
CREATE OR REPLACE VIEW task_channels_whoever_dials AS
SELECT t.id AS task_id, t.inner_num_type AS kind, t.dial_prefix, t.inner_num, p.id AS poll_id,
       t.sole_agent, NOT t.sole AS to_group,
       live.calls AS live,
       least(least(t.max_count_channels, CASE WHEN t.sole THEN 1 ELSE t.max_count_channels END) - live.calls,
             r.room) AS free,
       -- What all tasks to the group may start together; null: not known, or no group.
       r.room
FROM (SELECT tasks.*, inner_num_type = 'EXTEN' AND a.kind IS DISTINCT FROM 'GROUP' AS sole,
             CASE WHEN inner_num_type = 'EXTEN' AND a.kind IS DISTINCT FROM 'GROUP' THEN inner_num END AS sole_agent
      FROM tasks LEFT JOIN agents a ON a.extension = tasks.inner_num
      WHERE tasks.state = 0 AND tasks.waiting_for IS NULL) t
CROSS JOIN LATERAL (SELECT count(*) AS calls FROM live_calls c WHERE c.task_id = t.id) live
LEFT JOIN LATERAL (SELECT polls.id FROM polls
                   WHERE t.inner_num_type = 'POLLING' AND (polls.crm_id = t.inner_num OR polls.id::text = t.inner_num)
                   ORDER BY polls.crm_id = t.inner_num DESC LIMIT 1) p ON true
LEFT JOIN group_room r ON t.inner_num_type = 'EXTEN' AND r.extension = t.inner_num
WHERE (t.inner_num_type = 'EXTEN' OR p.id IS NOT NULL)
  -- One employee takes one call at a time, from whichever task or caller.
  AND NOT (t.sole AND (EXISTS (SELECT FROM agent_legs l WHERE l.extension = t.inner_num AND NOT l.ended)
                       OR EXISTS (SELECT FROM calls c WHERE c.sole_agent = t.inner_num AND c.ended_at IS NULL)
                       OR EXISTS (SELECT FROM agents a JOIN agent_statuses s ON s.pbx_id = a.pbx_id
                                  WHERE a.extension = t.inner_num AND s.status NOT IN ('ONLINE', 'OUTBOUND'))));
