--liquibase formatted sql

--changeset dialer:campaigns
-- The policy that tasks share. Campaign 1 is the one of tasks that name none.
CREATE SEQUENCE campaign_ids START WITH 1000;

CREATE TABLE campaigns (
  id         bigint      PRIMARY KEY,
  name       text        NOT NULL,
  -- Who dials: this engine, call by call, or the PBX's own dialler, which is handed lists.
  dialing    text        NOT NULL CHECK (dialing IN ('CALLBACK', 'OUTBOUND')),
  -- How the PBX's own dialler is to work; null for campaigns that do not use it.
  outbound   jsonb,
  changed_at timestamptz NOT NULL,
  CONSTRAINT an_outbound_campaign_has_settings CHECK ((dialing = 'OUTBOUND') = (outbound IS NOT NULL)),
  CONSTRAINT the_default_campaign_calls_back CHECK (id <> 1 OR dialing = 'CALLBACK')
);
INSERT INTO campaigns (id, name, dialing, changed_at) VALUES (1, 'default', 'CALLBACK', now());

ALTER TABLE tasks ADD COLUMN campaign_id bigint NOT NULL DEFAULT 1 REFERENCES campaigns (id);
CREATE INDEX tasks_of_campaign ON tasks (campaign_id);

--changeset dialer:handed-over-calls
ALTER TABLE calls DROP CONSTRAINT calls_state_check;
ALTER TABLE calls ADD CONSTRAINT calls_state_check CHECK (state IN
  ('PLACING', 'UNKNOWN', 'PLACED', 'HANDED_OVER', 'RINGING', 'ANSWERED', 'IN_POLL', 'CONNECTING', 'TALKING', 'ENDED'));

-- Whether the PBX's own dialler makes the call: then it costs no commands of ours, and its events may be days away.
ALTER TABLE calls ADD COLUMN listed boolean NOT NULL DEFAULT false;
DROP INDEX calls_ended_of_poll;
CREATE INDEX calls_ended_of_poll ON calls (destination, ended_at)
  WHERE kind = 'POLLING' AND ended_at IS NOT NULL AND NOT released AND NOT listed;

--changeset dialer:outbound-chunks
-- One row for every campaign that the PBX's own dialler was asked for: a chunk of a task's numbers. The PBX's campaign bears
-- the marker as its name. It calls nobody until it is started, and it is started only after the attempts of its numbers
-- are committed.
CREATE TABLE outbound_chunks (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- No foreign key: a campaign that was started is followed to its end when its task is deleted.
  task_id        bigint      NOT NULL,
  marker         text        NOT NULL UNIQUE,
  state          text        NOT NULL CHECK (state IN
                   ('PLANNED', 'FILLING', 'COUNTING', 'STARTING', 'RUNNING', 'STOPPED', 'CLOSING', 'DELETING', 'GONE')),
  -- When the PBX was asked to make the campaign; null: it certainly was not.
  asked_at       timestamptz,
  -- What it was asked for, but for the name and the dates that follow from the moment; to be compared, not read.
  asked_for      text,
  -- The PBX's id of its campaign; null until it is known.
  pbx_id         bigint,
  lots           int         NOT NULL CHECK (lots > 0),
  -- A lot is noted before it is sent. Where more were noted than taken, the last one's fate is unknown.
  lots_sent      int         NOT NULL DEFAULT 0,
  lots_taken     int         NOT NULL DEFAULT 0,
  -- When the attempts of its numbers were committed; null: nobody can have been called.
  started_at     timestamptz,
  -- When the PBX was seen to have ended or stopped it for good; results may come a little later.
  ended_at       timestamptz,
  -- Why it was given up before it was started; null when the PBX had no part in that.
  failure        text,
  since          timestamptz NOT NULL,
  due_at         timestamptz,
  CONSTRAINT lots_are_noted_before_they_are_taken CHECK (lots_taken <= lots_sent AND lots_sent <= lots),
  CONSTRAINT a_started_chunk_has_its_attempts CHECK
    (state NOT IN ('STARTING', 'RUNNING', 'STOPPED', 'CLOSING') OR (started_at IS NOT NULL AND pbx_id IS NOT NULL)),
  CONSTRAINT a_chunk_that_is_not_gone_is_due CHECK ((state = 'GONE') = (due_at IS NULL))
);
CREATE INDEX outbound_chunks_due ON outbound_chunks (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX outbound_chunks_of_task ON outbound_chunks (task_id, since);
CREATE INDEX outbound_chunks_gone ON outbound_chunks (since) WHERE state = 'GONE';

CREATE TABLE outbound_numbers (
  chunk_id  bigint  NOT NULL REFERENCES outbound_chunks (id) ON DELETE CASCADE,
  -- As it is handed to the PBX; by it the PBX's reports are read.
  dialled   text    NOT NULL,
  number_id bigint  NOT NULL,
  phone_id  text    NOT NULL,
  lot       int     NOT NULL,
  -- The attempt; null until it is committed.
  call_id   bigint,
  -- Whether the number still belongs to the chunk: it has no result yet and was not given back.
  held      boolean NOT NULL DEFAULT true,
  PRIMARY KEY (chunk_id, dialled)
);
-- A phone is in one list at a time.
CREATE UNIQUE INDEX outbound_numbers_one_list_per_phone ON outbound_numbers (phone_id) WHERE held;
CREATE INDEX outbound_numbers_held ON outbound_numbers (chunk_id, lot) WHERE held;
CREATE INDEX outbound_numbers_of_call ON outbound_numbers (call_id) WHERE call_id IS NOT NULL;

-- Tasks that the PBX's own dialler does not take now, and why.
CREATE TABLE outbound_refusals (
  task_id    bigint      PRIMARY KEY REFERENCES tasks (id) ON DELETE CASCADE,
  reason     text        NOT NULL,
  -- Whether the PBX called a request malformed: then it is left in peace for a while.
  malformed  boolean     NOT NULL,
  refused_at timestamptz NOT NULL,
  -- Not asked again before.
  until      timestamptz NOT NULL
);

--changeset dialer:task-channels-of-callback-campaigns
-- Tasks that the PBX's own dialler dials have no channels of ours.
ALTER VIEW task_channels RENAME TO task_channels_whoever_dials;
CREATE VIEW task_channels AS
SELECT c.* FROM task_channels_whoever_dials c
WHERE NOT EXISTS (SELECT FROM tasks t JOIN campaigns p ON p.id = t.campaign_id
                  WHERE t.id = c.task_id AND p.dialing = 'OUTBOUND');

--changeset dialer:refusals-without-malformed
-- What is malformed is held back by mango_refused, whoever sent it.
ALTER TABLE outbound_refusals DROP COLUMN malformed, DROP COLUMN refused_at;
