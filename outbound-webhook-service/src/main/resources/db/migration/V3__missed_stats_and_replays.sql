-- What did not arrive and is not under way either, for receivers that catch up. Costs nothing for what arrives.
create index delivery_missed on delivery (endpoint_id, created_at, id)
    where status in ('failed', 'held', 'expired', 'cancelled');

-- Whose attempt it is, so that an endpoint's figures are read without those of others.
alter table attempt add column endpoint_id text;
update attempt a set endpoint_id = d.endpoint_id from delivery d where d.id = a.delivery_id;
create index attempt_of_endpoint on attempt (endpoint_id, started_at);
