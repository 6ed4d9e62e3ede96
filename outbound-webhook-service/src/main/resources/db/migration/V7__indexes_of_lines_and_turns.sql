-- Built beside deliveries that go on, so outside a transaction: nothing else may stand in this file. What was broken off
-- by the database's own end is left invalid: drop it and start again.

create index concurrently if not exists delivery_line on delivery (endpoint_id, entity, place)
    where entity is not null and status in ('pending', 'retrying', 'sending', 'held');
create index concurrently if not exists delivery_first on delivery (endpoint_id, entity)
    where entity is not null and due_at is not null and status in ('pending', 'retrying', 'sending');

-- First attempts and repeats of an endpoint are looked up apart, and what it has under way as well.
create index concurrently if not exists delivery_turn on delivery (endpoint_id, status, due_at)
    where status in ('pending', 'retrying', 'sending');

-- Last, when what stands in for them is there: replicas of an earlier release go on looking up by it.
drop index concurrently if exists delivery_due;
drop index concurrently if exists delivery_under_way;
