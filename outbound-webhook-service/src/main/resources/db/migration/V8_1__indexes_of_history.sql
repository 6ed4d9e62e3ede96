-- Built beside deliveries that go on, so outside a transaction: nothing else may stand in this file. What was broken off
-- by the database's own end is left invalid: drop it and start again.

create unique index concurrently if not exists attempt_post on attempt (delivery_id, post, started_at);
create index concurrently if not exists event_with_payload on event (created_at, id) where purged_at is null;
create index concurrently if not exists event_purged on event (created_at, id) where purged_at is not null;

-- For lists: of one event type, and of what did not arrive, whosever it is. The latter costs nothing for what arrives.
create index concurrently if not exists delivery_of_name on delivery (event, created_at desc, id desc);
create index concurrently if not exists delivery_not_arrived on delivery (status, created_at desc, id desc)
    where status in ('failed', 'held', 'expired', 'cancelled');
