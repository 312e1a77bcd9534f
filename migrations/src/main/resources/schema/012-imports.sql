--liquibase formatted sql

--changeset dialer:imports
-- Imports that were done under a client's key: the same key again is answered with the same report, and nothing is done.
CREATE TABLE imports (
  task_id        bigint      NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  key            text        NOT NULL,
  request_sha256 text        NOT NULL,
  report         jsonb       NOT NULL,
  done_at        timestamptz NOT NULL,
  PRIMARY KEY (task_id, key)
);
CREATE INDEX imports_done_at ON imports (done_at);

--changeset dialer:results-are-stamped-first
-- What became of calls is stamped before what only waits in a queue.
DROP INDEX numbers_unstamped;
CREATE INDEX numbers_unstamped ON numbers ((status = 'QUEUED'), unstamped) WHERE unstamped IS NOT NULL;
