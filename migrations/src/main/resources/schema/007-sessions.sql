--liquibase formatted sql

--changeset dialer:sessions
CREATE TABLE sessions (
  token_sha256 bytea       PRIMARY KEY,
  login        text        NOT NULL,
  expires_at   timestamptz NOT NULL
);
CREATE INDEX sessions_expired ON sessions (expires_at);
