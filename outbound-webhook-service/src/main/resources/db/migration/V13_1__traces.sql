set local lock_timeout = '5s';

-- What the record on Kafka says of the trace that the event is part of. Replicas of an earlier release keep none.
alter table event add column traceparent text;
