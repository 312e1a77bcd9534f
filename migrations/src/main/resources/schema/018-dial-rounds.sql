--liquibase formatted sql

--changeset dialer:dial-rounds
-- When a node last looked for numbers to call, by the database's clock: what one has just done no other does again at once.
-- Lost in a crash, which does no harm.
CREATE UNLOGGED TABLE dial_rounds (
  sole     boolean     PRIMARY KEY DEFAULT true CHECK (sole),
  begun_at timestamptz NOT NULL
);
