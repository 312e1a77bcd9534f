--liquibase formatted sql

--changeset dialer:agents
CREATE TABLE agents (
  extension  text        PRIMARY KEY,
  kind       text        NOT NULL CHECK (kind IN ('EMPLOYEE', 'GROUP')),
  name       text        NOT NULL DEFAULT '',
  changed_at timestamptz NOT NULL
);
COMMENT ON TABLE agents IS 'Extensions and groups of the PBX, as its directory lists them.';

-- The legs that occupy an extension now, whoever started the call.
CREATE TABLE agent_legs (
  leg_id    text        PRIMARY KEY,
  extension text        NOT NULL,
  seq       int         NOT NULL,
  ended     boolean     NOT NULL,
  since     timestamptz NOT NULL
);
CREATE INDEX agent_legs_live ON agent_legs (extension) WHERE NOT ended;
CREATE INDEX agent_legs_since ON agent_legs (since);

--changeset dialer:task-channels
-- How many more calls each open task may start now. Derived from live rows, never counted along.
CREATE VIEW task_channels AS
SELECT t.id AS task_id, t.inner_num_type AS kind, t.dial_prefix, t.inner_num, p.id AS poll_id,
       t.sole_agent, NOT t.sole AS to_group,
       live.calls AS live,
       least(t.max_count_channels, CASE WHEN t.sole THEN 1 ELSE t.max_count_channels END) - live.calls AS free
FROM (SELECT tasks.*, inner_num_type = 'EXTEN' AND a.kind IS DISTINCT FROM 'GROUP' AS sole,
             CASE WHEN inner_num_type = 'EXTEN' AND a.kind IS DISTINCT FROM 'GROUP' THEN inner_num END AS sole_agent
      FROM tasks LEFT JOIN agents a ON a.extension = tasks.inner_num
      WHERE tasks.state = 0 AND tasks.waiting_for IS NULL) t
CROSS JOIN LATERAL (SELECT count(*) AS calls FROM calls c WHERE c.task_id = t.id AND c.ended_at IS NULL) live
LEFT JOIN LATERAL (SELECT polls.id FROM polls
                   WHERE t.inner_num_type = 'POLLING' AND (polls.crm_id = t.inner_num OR polls.id::text = t.inner_num)
                   ORDER BY polls.crm_id = t.inner_num DESC LIMIT 1) p ON true
WHERE (t.inner_num_type = 'EXTEN' OR p.id IS NOT NULL)
  -- One employee takes one call at a time, from whichever task or caller.
  AND NOT (t.sole AND (EXISTS (SELECT FROM agent_legs l WHERE l.extension = t.inner_num AND NOT l.ended)
                       OR EXISTS (SELECT FROM calls c WHERE c.sole_agent = t.inner_num AND c.ended_at IS NULL)));
