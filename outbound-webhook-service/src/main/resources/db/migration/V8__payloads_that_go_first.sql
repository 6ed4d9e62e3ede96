set local lock_timeout = '5s';

-- When what goes out was emptied; the event, its deliveries and their attempts stay until their own time.
alter table event add column purged_at timestamptz;

-- What stands in attempt becomes its oldest partition. That none of it is later than this is made certain here for what
-- comes, and by the validation in V8_2 for what is there: so the table is read beside attempts that are saved.
do $$
declare
    bound timestamptz := date_trunc('day', greatest(now(), (select max(started_at) from attempt)), 'UTC') + interval '48 hours';
begin
    execute format('alter table attempt add constraint attempt_before check (started_at < %L) not valid', bound);
end $$;
