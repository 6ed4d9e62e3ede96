set local lock_timeout = '5s';

-- Replicas of an earlier release know nothing of payloads that went, and would send what they give back empty: none goes
-- before they are surely gone.
create table purge_start (
    only_row boolean primary key default true check (only_row),
    at       timestamptz not null
);
insert into purge_start (at) values (now() + interval '24 hours');

-- When what goes out was emptied; the event, its deliveries and their attempts stay until their own time.
alter table event add column purged_at timestamptz;
