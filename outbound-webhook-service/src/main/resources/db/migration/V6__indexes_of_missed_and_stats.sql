-- Built beside deliveries that go on, so outside a transaction: nothing else may stand in this file. What was broken off
-- by the database's own end is left invalid: drop it and start again.

-- What did not arrive and is not under way either, for receivers that catch up. Costs nothing for what arrives.
create index concurrently if not exists delivery_missed on delivery (endpoint_id, created_at, id)
    where status in ('failed', 'held', 'expired', 'cancelled');

-- All that an endpoint's figures are made of, so that attempts themselves are not read for them.
create index concurrently if not exists attempt_of_endpoint on attempt (endpoint_id, started_at)
    include (latency_ms, error, fault, postponed);
