--liquibase formatted sql

--changeset dialer:imports
-- Imports that were done under a client's key: the same key again is answered with the same report, and nothing is done.
CREATE TABLE imports (
  task_id     bigint      NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  key         text        NOT NULL,
  body_sha256 text        NOT NULL,
  -- Null only inside the transaction that does the import.
  report      jsonb,
  done_at     timestamptz NOT NULL,
  PRIMARY KEY (task_id, key)
);
CREATE INDEX imports_done_at ON imports (done_at);
