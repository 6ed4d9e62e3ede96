set local lock_timeout = '5s';

-- What the record on Kafka says of the trace that the event is part of, and whether an endpoint wants to be told. Replicas of an
-- earlier release keep none.
alter table event add column traceparent text;
alter table endpoint add column traceparent boolean not null default false;
