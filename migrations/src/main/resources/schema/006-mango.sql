--liquibase formatted sql

--changeset dialer:mango-inbox
-- Webhooks as they came, stored before they are answered.
CREATE TABLE mango_inbox (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  path        text        NOT NULL,
  body        text        NOT NULL,
  received_at timestamptz NOT NULL,
  tries       int         NOT NULL DEFAULT 0,
  -- When to apply it (again); null: it is done with.
  due_at      timestamptz,
  entry_id    text,
  -- What became of it: APPLIED, DUPLICATE, FOREIGN, IGNORED, FAILED; null until then.
  outcome     text        CHECK (outcome IN ('APPLIED', 'DUPLICATE', 'FOREIGN', 'IGNORED', 'FAILED')),
  reason      text,
  CONSTRAINT a_webhook_is_due_or_done CHECK ((due_at IS NULL) = (outcome IS NOT NULL))
);
CREATE INDEX mango_inbox_due ON mango_inbox (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX mango_inbox_waiting_for_call ON mango_inbox (entry_id) WHERE due_at IS NOT NULL AND entry_id IS NOT NULL;

--changeset dialer:mango-audio-files
-- The cabinet's audio files as last listed: prompts are bound to them by name.
CREATE TABLE mango_audio_files (
  audio_id bigint      PRIMARY KEY,
  name     text        NOT NULL,
  seen_at  timestamptz NOT NULL
);
CREATE INDEX mango_audio_files_by_name ON mango_audio_files (lower(name));

--changeset dialer:mango-pace
-- The next moment at which the PBX's limits allow a request, shared by all nodes.
CREATE TABLE mango_pace (
  limited text        PRIMARY KEY,
  next_at timestamptz NOT NULL
);
