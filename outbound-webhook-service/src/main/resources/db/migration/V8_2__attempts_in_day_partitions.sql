-- Nothing is read here: the catalogue alone changes. Rather not started than deliveries kept waiting for a lock that is
-- waited for; delivery first, as savings lock them.
set local lock_timeout = '5s';
lock table delivery, attempt in access exclusive mode;

-- No reference to delivery: partitions could then be made and dropped only while no delivery is written.
do $$
declare
    bound timestamptz;
begin
    select substring(pg_get_constraintdef(oid) from '''([^'']+)''')::timestamptz into strict bound
    from pg_constraint where conrelid = 'attempt'::regclass and conname = 'attempt_before';
    alter table attempt rename to attempt_before;
    alter table attempt_before drop constraint attempt_delivery_id_fkey, drop constraint attempt_pkey;
    alter table attempt_before add constraint attempt_before_pkey primary key using index attempt_post;
    alter index attempt_of_endpoint rename to attempt_before_of_endpoint;
    create table attempt (like attempt_before) partition by range (started_at);
    alter table attempt add constraint attempt_pkey primary key (delivery_id, post, started_at);
    create index attempt_of_endpoint on attempt (endpoint_id, started_at) include (latency_ms, error, fault, postponed);
    execute format('alter table attempt attach partition attempt_before for values from (minvalue) to (%L)', bound);
    alter table attempt_before drop constraint attempt_before;
end $$;
