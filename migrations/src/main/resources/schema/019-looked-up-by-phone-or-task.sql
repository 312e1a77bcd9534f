--liquibase formatted sql

--changeset dialer:looked-up-by-phone-or-task
-- A plan that was made before the first call is kept, and for a table without rows any index is as good as the other: PostgreSQL went
-- through all live calls of the index by task to look for one phone. Each of the two questions gets its own way to say
-- that a call is live, which only its own index knows (ADR 11).
DROP INDEX calls_one_live_per_phone;
CREATE UNIQUE INDEX calls_one_live_per_phone ON calls (phone_id) WHERE coalesce(ended_at, '-infinity') = '-infinity';

CREATE VIEW live_calls_by_phone AS
SELECT id, phone_id, state FROM calls WHERE coalesce(ended_at, '-infinity') = '-infinity';

-- Nodes that are not replaced yet ask live_calls for phones, too: that works, only slower.
CREATE VIEW live_calls_by_task AS SELECT id, task_id, state FROM live_calls;
