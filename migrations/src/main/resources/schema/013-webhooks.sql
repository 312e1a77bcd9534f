--liquibase formatted sql

--changeset dialer:webhooks
-- Where changes of the feeds are sent to.
CREATE TABLE webhooks (
  id               bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  url              text           NOT NULL,
  secret           text           NOT NULL CHECK (secret <> ''),
  results          boolean        NOT NULL,
  polling_results  boolean        NOT NULL,
  -- Only changes of this task, of this campaign's tasks; null: of all.
  task_id          bigint,
  campaign_id      bigint,
  active           boolean        NOT NULL,
  -- How far the two feeds were read on its behalf: up to the row with these stamps.
  results_time     bigint         NOT NULL,
  results_position bigint         NOT NULL,
  polling_time     numeric(16, 4) NOT NULL,
  -- How many deliveries failed since the last that did not; from some number on one is tried now and then, not before probe_at.
  failures         int            NOT NULL DEFAULT 0 CHECK (failures >= 0),
  probe_at         timestamptz,
  delivered_at     timestamptz,
  failed_at        timestamptz,
  error            text,
  CONSTRAINT a_webhook_is_about_something CHECK (results OR polling_results)
);

--changeset dialer:webhook-deliveries
-- What is still to be delivered, in the order of the feed. A row goes when it was delivered.
CREATE TABLE webhook_deliveries (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  webhook_id bigint      NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  event      text        NOT NULL CHECK (event IN ('RESULT', 'POLLING_RESULT')),
  -- Of which change it tells: the place in the feed of results, the id of the polling result.
  position   bigint      NOT NULL,
  -- Whose change it is: one number's changes are delivered one after the other.
  task_id    bigint      NOT NULL,
  phone_id   text        NOT NULL,
  -- The row as the feed gave it at that time.
  row_json   text        NOT NULL,
  -- WAITING: to be sent at due_at. SENDING: some node sends it; if nothing is heard of that until due_at, it is sent again.
  -- DEAD: given up, kept to be looked at and sent again by hand.
  state      text        NOT NULL CHECK (state IN ('WAITING', 'SENDING', 'DEAD')),
  due_at     timestamptz,
  -- How often it was sent in all, and since it was last asked for by hand.
  attempts   int         NOT NULL DEFAULT 0,
  tries      int         NOT NULL DEFAULT 0,
  -- Why the last attempt failed; null: none has.
  error      text,
  -- When it was given up.
  died_at    timestamptz,
  UNIQUE (webhook_id, event, position),
  CONSTRAINT what_is_not_dead_is_due CHECK ((state = 'DEAD') = (due_at IS NULL)),
  CONSTRAINT what_is_dead_died CHECK (state <> 'DEAD' OR died_at IS NOT NULL)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, due_at, id) WHERE state <> 'DEAD';
CREATE INDEX webhook_deliveries_of_number ON webhook_deliveries (webhook_id, task_id, phone_id, id) WHERE state <> 'DEAD';
CREATE INDEX webhook_deliveries_dead ON webhook_deliveries (webhook_id, id) WHERE state = 'DEAD';
CREATE INDEX webhook_deliveries_died ON webhook_deliveries (died_at) WHERE state = 'DEAD';
