--liquibase formatted sql

--changeset dialer:released-calls
-- The PBX certainly did not dial, and the number went back to its queue: such a call says nothing of what calls need.
ALTER TABLE calls ADD COLUMN released boolean NOT NULL DEFAULT false;

-- What the recent calls of a poll needed is read from here.
CREATE INDEX calls_ended_of_poll ON calls (destination, ended_at)
  WHERE kind = 'POLLING' AND ended_at IS NOT NULL AND NOT released;

--changeset dialer:mango-pace-by-arrival
-- The moments at which the last requests under a limit reached the PBX, as many as it allows in one window; a ring.
ALTER TABLE mango_pace ADD COLUMN taken bigint NOT NULL DEFAULT 0;
ALTER TABLE mango_pace ADD COLUMN arrived timestamptz[] NOT NULL DEFAULT '{}';
-- Old within two seconds, and written before every request: not worth waiting for the disk.
ALTER TABLE mango_pace SET UNLOGGED;

--changeset dialer:mango-refused
-- Requests that the PBX called malformed. While one of these rows lasts no new call is started.
CREATE TABLE mango_refused (
  -- The path and a digest of what was sent; 401: the PBX refuses whatever is sent.
  request text        PRIMARY KEY,
  code    text        NOT NULL,
  because text        NOT NULL,
  until   timestamptz NOT NULL
);
