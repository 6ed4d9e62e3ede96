-- Its check locks the endpoint's row, also when a claim changes a delivery twice, and who deletes or changes the endpoint
-- waits for claims meanwhile. An endpoint's row is never deleted, and who plans a delivery reads it.
--
-- Both tables are locked for it, and replicas that run lock them in either order: so each try is shorter than what PostgreSQL
-- takes to see a deadlock, and gives back what it has.
do $$
begin
    for try in 1..40 loop
        begin
            set local lock_timeout = '400ms';
            lock table endpoint, delivery in access exclusive mode;
            alter table delivery drop constraint delivery_endpoint_id_fkey;
            return;
        exception when lock_not_available then
            perform pg_sleep(random() * 0.5);
        end;
    end loop;
    raise exception 'endpoint and delivery could not be locked; start again';
end $$;
