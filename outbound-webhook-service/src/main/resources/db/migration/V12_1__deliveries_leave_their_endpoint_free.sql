set local lock_timeout = '5s';

-- Its check locks the endpoint's row, also when a claim changes a delivery twice, and who deletes or changes the endpoint
-- waits for claims meanwhile. An endpoint's row is never deleted, and who plans a delivery reads it.
alter table delivery drop constraint delivery_endpoint_id_fkey;
