-- Rather not started than deliveries kept waiting for a lock that is waited for.
set local lock_timeout = '5s';

-- Failed deliveries that somebody wants given back, and who it was. Those that matched stand in replay_delivery until
-- their turn has come.
create table replay (
    id           text primary key,
    endpoint_id  text        not null references endpoint,
    since        timestamptz not null,
    until        timestamptz not null,
    statuses     text[]      not null,
    per_second   integer     not null,
    status       text        not null,
    matched      integer     not null,
    replayed     integer     not null default 0,
    skipped      integer     not null default 0,
    asked_by     text        not null,
    cancelled_by text,
    next_at      timestamptz not null default now(),
    created_at   timestamptz not null default now(),
    finished_at  timestamptz
);
create index replay_newest on replay (created_at desc, id desc);
create index replay_of_endpoint on replay (endpoint_id, created_at desc, id desc);
create index replay_running on replay (next_at) where status = 'running';
-- Two of one endpoint would give back faster than either was asked to.
create unique index replay_one_at_a_time on replay (endpoint_id) where status = 'running';
create table replay_delivery (
    replay_id   text    not null references replay on delete cascade,
    turn        integer not null,
    delivery_id text    not null,
    primary key (replay_id, turn)
);

-- Whose attempt it is, so that an endpoint's figures are read without those of others. Earlier attempts are told theirs
-- later, some at a time, while the service runs.
alter table attempt add column endpoint_id text;
