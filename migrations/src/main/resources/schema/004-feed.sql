--liquibase formatted sql

--changeset dialer:polling-results
CREATE TABLE polling_results (
  id              bigint        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id         bigint        NOT NULL,
  call_id         bigint        NOT NULL,
  poll_id         bigint        NOT NULL,
  question_crm_id text          NOT NULL,
  phone_id        text          NOT NULL,
  phone           text          NOT NULL,
  result          text          NOT NULL,
  exten           text          NOT NULL,
  -- Unix seconds, UTC, with a fraction; null until the feed has stamped the row.
  change_time     numeric(16, 4) UNIQUE
);
CREATE INDEX polling_results_unstamped ON polling_results (id) WHERE change_time IS NULL;
CREATE INDEX polling_results_of_task ON polling_results (task_id);

--changeset dialer:feed-clock
-- The single writer of stamps holds this row's lock while it works.
CREATE TABLE feed_clock (
  sole              boolean        PRIMARY KEY DEFAULT true CHECK (sole),
  last_second       bigint         NOT NULL,
  rows_in_second    int            NOT NULL,
  last_position     bigint         NOT NULL,
  last_polling_time numeric(16, 4) NOT NULL
);
INSERT INTO feed_clock (last_second, rows_in_second, last_position, last_polling_time) VALUES (0, 0, 0, 0);
