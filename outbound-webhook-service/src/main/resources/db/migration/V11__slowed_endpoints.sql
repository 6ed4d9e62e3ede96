set local lock_timeout = '5s';

-- Endpoints that have fewer places than their operator gives them, since then, and the successes in succession since it
-- last changed. Nothing here refers to endpoint by a foreign key, so that nobody waits for somebody who changes one.
create table slowed (
    endpoint_id text primary key,
    places      integer     not null,
    successes   integer     not null,
    shrunk_at   timestamptz not null
);
