--liquibase formatted sql

--changeset dialer:fewer-index-entries
-- A live call's deadline changes with nearly every event. No index holds it, so that PostgreSQL can change such a row in place of
-- writing to all indexes of the table; what is due is looked for among the live calls, which are few. Those that the PBX's own
-- dialler has may be many, and are due in weeks.
DROP INDEX calls_due;
DROP INDEX calls_to_look_up;
CREATE INDEX calls_live_of_ours ON calls (id) WHERE ended_at IS NULL AND NOT listed;
CREATE INDEX calls_live_listed ON calls (id) WHERE ended_at IS NULL AND listed;
-- Room for changed rows in their own pages.
ALTER TABLE legs SET (fillfactor = 70);
