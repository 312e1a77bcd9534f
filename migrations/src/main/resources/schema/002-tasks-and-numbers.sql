--liquibase formatted sql

--changeset dialer:tasks
-- Task numbers given by the engine begin above those that old clients choose themselves.
CREATE SEQUENCE task_ids START WITH 1000000000;

CREATE TABLE tasks (
  id                 bigint      PRIMARY KEY,
  crm_id             text        NOT NULL UNIQUE CHECK (crm_id <> ''),
  name               text        NOT NULL DEFAULT '',
  inner_num          text        NOT NULL,
  inner_num_type     text        NOT NULL CHECK (inner_num_type IN ('EXTEN', 'POLLING')),
  max_count_channels int         NOT NULL CHECK (max_count_channels >= 0),
  dial_prefix        text        NOT NULL DEFAULT '',
  state              smallint    NOT NULL CHECK (state IN (0, 1, 2)),
  -- Why an open task does not dial yet (its poll does not exist, a prompt is not in the PBX); null: nothing stands in the way.
  waiting_for        text,
  created_at         timestamptz NOT NULL
);
CREATE INDEX tasks_open ON tasks (id) WHERE state = 0;
COMMENT ON COLUMN tasks.state IS '0 open, 1 closed, 2 paused';

--changeset dialer:numbers
-- Orders the changes of numbers until the feed has stamped them.
CREATE SEQUENCE change_numbers CACHE 50;

CREATE TABLE numbers (
  id              bigint   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id         bigint   NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  phone_id        text     NOT NULL,
  phone           text     NOT NULL,
  -- As the client sent them: the order of the keys matters to old clients.
  params          json,
  status          text     NOT NULL DEFAULT 'QUEUED' CHECK (status IN ('QUEUED', 'CALLING', 'FINISHED')),
  -- The state as old clients know it.
  state           text     NOT NULL DEFAULT 'CreateTask' CHECK (state IN
                    ('CreateTask', 'CreateCallFile', 'afterDialOut', 'failedOriginate', 'startDial', 'endDial',
                     'allUserBusy', 'EVENT_POLLING', 'EVENT_POLLING_END', 'endCall')),
  result          text     CHECK (result IN
                    ('SUCCESS_POLLING', 'FAIL_POLLING', 'SUCCESS_USER_H', 'SUCCESS_CLIENT_H', 'SUCCESS',
                     'FAIL_CLIENT_H_BEFORE_ANSWER', 'FAIL_USER_NO_ANSWER', 'FAIL_USER_BUSY', 'FAIL_ROUTE',
                     'FAIL_PROVIDER', 'FAIL')),
  out_dial_state  text,
  in_dial_state   text,
  call_ref        text,
  last_leg        text,
  cause           text,
  count_try       int      NOT NULL DEFAULT 0 CHECK (count_try >= 0),
  time_call_allow bigint   NOT NULL DEFAULT 0,
  close_time      bigint   NOT NULL DEFAULT 0,
  change_time     bigint   NOT NULL DEFAULT 0,
  feed_position   bigint   NOT NULL DEFAULT 0,
  -- The number of the change that waits for its stamp; null: the row is stamped.
  unstamped       bigint   DEFAULT nextval('change_numbers'),
  UNIQUE (task_id, phone_id),
  CONSTRAINT a_finished_number_has_a_result CHECK (status <> 'FINISHED' OR (result IS NOT NULL AND close_time > 0)),
  CONSTRAINT a_queued_number_has_none CHECK (status <> 'QUEUED' OR (result IS NULL AND close_time = 0))
) WITH (fillfactor = 80);
CREATE INDEX numbers_to_claim ON numbers (task_id, time_call_allow, id) WHERE status = 'QUEUED';
CREATE INDEX numbers_calling ON numbers (task_id) WHERE status = 'CALLING';
CREATE INDEX numbers_unstamped ON numbers (unstamped) WHERE unstamped IS NOT NULL;
CREATE INDEX numbers_feed ON numbers (change_time, feed_position);
COMMENT ON COLUMN numbers.change_time IS 'Unix seconds, UTC, given by the feed after commit; 0 until then';
COMMENT ON COLUMN numbers.time_call_allow IS 'Unix seconds, UTC: not called before; 0 means at any time';
COMMENT ON COLUMN numbers.close_time IS 'Unix seconds, UTC, of the result; 0 while there is none';
