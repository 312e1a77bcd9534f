--liquibase formatted sql

--changeset dialer:spoken-texts
CREATE TABLE spoken_texts (
  prompt      text        NOT NULL PRIMARY KEY CHECK (prompt <> ''),
  voice       text        NOT NULL,
  duration_ms bigint      NOT NULL CHECK (duration_ms > 0),
  spoken_at   timestamptz NOT NULL
);
COMMENT ON TABLE spoken_texts IS 'How long texts take that were spoken, by the prompt''s name. The sound lies in the audio folder.';
