--liquibase formatted sql

--changeset dialer:calls
-- One row for every attempt. It is committed before the command that dials is sent, and its command_id is never used again.
CREATE TABLE calls (
  id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  command_id      text        NOT NULL UNIQUE,
  -- The commands sent for the live call are numbered; their ids are command_id-1, command_id-2, …
  commands_sent   int         NOT NULL DEFAULT 0,
  -- No foreign key: a call goes on, and keeps its phone from being called again, when its task is deleted.
  number_id       bigint      NOT NULL,
  task_id         bigint      NOT NULL,
  phone           text        NOT NULL,
  phone_id        text        NOT NULL,
  kind            text        NOT NULL CHECK (kind IN ('POLLING', 'EXTEN')),
  -- The poll's id, or the extension or group that the answered call goes to.
  destination     text        NOT NULL,
  -- The one employee that this call occupies from the moment it is claimed; null for groups and polls.
  sole_agent      text,
  state           text        NOT NULL CHECK (state IN
                    ('PLACING', 'UNKNOWN', 'PLACED', 'RINGING', 'ANSWERED', 'IN_POLL', 'CONNECTING', 'TALKING', 'ENDED')),
  -- The PBX's id of the call; null until its first event.
  call_ref        text        UNIQUE,
  placed_at       timestamptz NOT NULL,
  ended_at        timestamptz,
  -- The walk through the poll.
  question        text,
  digits          text        NOT NULL DEFAULT '',
  poll_started_at timestamptz,
  first_key_at    timestamptz,
  passed          boolean     NOT NULL DEFAULT false,
  -- What the PBX's summary said; summary_talked is null until it came.
  summary_talked  boolean,
  summary_cause   text,
  summary_reason  text,
  -- What happens to the call next unless an event comes first. Every live call has such a moment, so none is ever stuck.
  due_at          timestamptz,
  due_step        text        CHECK (due_step IN ('ASK', 'REPEAT', 'CONNECT', 'HANG_UP', 'CLOSE', 'RESCUE')),
  CONSTRAINT an_ended_call_has_an_end CHECK ((state = 'ENDED') = (ended_at IS NOT NULL)),
  CONSTRAINT a_live_call_has_a_deadline CHECK ((ended_at IS NULL) = (due_at IS NOT NULL AND due_step IS NOT NULL))
) WITH (fillfactor = 70);
-- Nobody is called twice at a time, neither by one task nor by two, and one employee gets one call.
CREATE UNIQUE INDEX calls_one_live_per_number ON calls (number_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX calls_one_live_per_phone ON calls (phone_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX calls_one_live_per_agent ON calls (sole_agent) WHERE ended_at IS NULL AND sole_agent IS NOT NULL;
CREATE INDEX calls_live_of_task ON calls (task_id) WHERE ended_at IS NULL;
CREATE INDEX calls_due ON calls (due_at) WHERE ended_at IS NULL;
CREATE INDEX calls_of_number ON calls (number_id);

--changeset dialer:legs
CREATE TABLE legs (
  leg_id       text        PRIMARY KEY,
  call_id      bigint      NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
  role         text        NOT NULL CHECK (role IN ('CUSTOMER', 'MENU', 'QUEUE', 'AGENT')),
  -- The PBX counts call events and key presses of a leg apart.
  seq          int         NOT NULL,
  digits_seq   int         NOT NULL DEFAULT 0,
  phase        text        NOT NULL CHECK (phase IN ('APPEARED', 'CONNECTED', 'ON_HOLD', 'DISCONNECTED')),
  taken_from   text,
  connected    boolean     NOT NULL DEFAULT false,
  cause        text,
  reason       text,
  changed_at   timestamptz NOT NULL
);
CREATE INDEX legs_of_call ON legs (call_id);
