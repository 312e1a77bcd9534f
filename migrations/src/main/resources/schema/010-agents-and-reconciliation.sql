--liquibase formatted sql

--changeset dialer:agent-statuses
ALTER TABLE agents ADD COLUMN pbx_id text;
ALTER TABLE agents ADD COLUMN members_known boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN agents.pbx_id IS 'The PBX''s own id of the employee, which his status is told under; null: not known.';
COMMENT ON COLUMN agents.members_known IS 'Whether agent_members holds everybody of this group.';

CREATE TABLE agent_members (
  group_extension text NOT NULL REFERENCES agents (extension) ON DELETE CASCADE,
  member          text NOT NULL,
  PRIMARY KEY (group_extension, member)
);

-- Statuses may come before the directory knows whose they are, so they are kept by the PBX's id.
CREATE TABLE agent_statuses (
  pbx_id       text        PRIMARY KEY,
  status       text        NOT NULL CHECK (status IN ('ONLINE', 'DO_NOT_DISTURB', 'BREAK', 'OFFLINE', 'OUTBOUND')),
  since        timestamptz NOT NULL,
  -- When the PBX last said so. A status that nobody confirms is forgotten: then nothing is known.
  confirmed_at timestamptz NOT NULL
);

--changeset dialer:room-of-groups
CREATE INDEX calls_live_of_destination ON calls (destination) WHERE ended_at IS NULL;

-- How many more calls the members of a group could take: those who can answer, less the calls on their way to the group.
-- Only groups whose members and their statuses are all known; of others nothing is said.
CREATE VIEW group_room AS
SELECT g.extension, m.able, coming.calls AS coming, m.able - coming.calls AS room
FROM agents g
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE s.pbx_id IS NULL) AS unknown,
         count(*) FILTER (
           WHERE s.status IN ('ONLINE', 'OUTBOUND')
             AND NOT EXISTS (SELECT FROM calls c WHERE c.sole_agent = m.member AND c.ended_at IS NULL)
             -- A call to the group that only rings him is one of those on their way.
             AND NOT EXISTS (SELECT FROM agent_legs o
                             WHERE o.extension = m.member AND NOT o.ended
                               AND NOT EXISTS (SELECT FROM legs l JOIN calls c ON c.id = l.call_id
                                               WHERE l.leg_id = o.leg_id AND l.phase = 'APPEARED'
                                                 AND c.destination = g.extension))) AS able
  FROM agent_members m
  LEFT JOIN agents a ON a.extension = m.member
  LEFT JOIN agent_statuses s ON s.pbx_id = a.pbx_id
  WHERE m.group_extension = g.extension) m
CROSS JOIN LATERAL (
  SELECT count(*) AS calls FROM calls c
  WHERE c.destination = g.extension AND c.kind = 'EXTEN' AND c.ended_at IS NULL
    AND NOT EXISTS (SELECT FROM legs l
                    WHERE l.call_id = c.id AND l.role = 'AGENT' AND l.phase IN ('CONNECTED', 'ON_HOLD'))) coming
WHERE g.kind = 'GROUP' AND g.members_known AND m.unknown = 0;

-- As before, and nobody is dialled for an employee or a group that could not answer.
CREATE OR REPLACE VIEW task_channels AS
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
CROSS JOIN LATERAL (SELECT count(*) AS calls FROM calls c WHERE c.task_id = t.id AND c.ended_at IS NULL) live
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

--changeset dialer:look-up
-- A call without final news is looked up in the PBX's own records before it is ended.
ALTER TABLE calls DROP CONSTRAINT calls_due_step_check;
ALTER TABLE calls ADD CONSTRAINT calls_due_step_check
  CHECK (due_step IN ('ASK', 'REPEAT', 'CONNECT', 'HANG_UP', 'CLOSE', 'RESCUE', 'LOOK_UP'));
CREATE INDEX calls_to_look_up ON calls (placed_at) WHERE ended_at IS NULL AND due_step = 'LOOK_UP';

--changeset dialer:call-recordings
-- Recorded talks, by the PBX's id of the recording.
CREATE TABLE call_recordings (
  recording_id text        PRIMARY KEY,
  call_id      bigint      NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
  finished_at  timestamptz NOT NULL
);
CREATE INDEX call_recordings_of_call ON call_recordings (call_id);

--changeset dialer:mango-moments
-- When something last happened between the dialer and the PBX, on whichever node: 'ping', 'sounds', 'directory', 'presence'.
CREATE TABLE mango_moments (
  what text        PRIMARY KEY,
  at   timestamptz NOT NULL
);

--changeset dialer:old-webhooks
-- Statuses count the webhooks that could not be applied, and old ones are deleted a batch at a time: neither reads all that is kept.
CREATE INDEX mango_inbox_failed ON mango_inbox (id) WHERE outcome = 'FAILED';
CREATE INDEX mango_inbox_received ON mango_inbox (received_at);
