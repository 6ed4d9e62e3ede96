-- What did not arrive and is not under way either, for receivers that catch up. Costs nothing for what arrives.
create index delivery_missed on delivery (endpoint_id, created_at, id)
    where status in ('failed', 'held', 'expired', 'cancelled');
