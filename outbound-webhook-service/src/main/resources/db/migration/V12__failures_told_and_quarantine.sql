set local lock_timeout = '5s';

-- How often it was claimed in succession without an outcome's being saved, and why it ended if no receiver is to blame.
alter table delivery add column claims integer not null default 0, add column error text;

-- Deliveries that failed for good and that nobody was told of yet. Whoever saves a failure leaves a note and waits for
-- nobody; nothing here refers to endpoint or delivery by a foreign key, so that it stays so.
create table failure_note (
    id          bigint generated always as identity primary key,
    endpoint_id text not null,
    delivery    text not null
);

-- What was told of an endpoint's failures lately: so many singly until then, and how many others since, with the last of them.
create table failure_window (
    endpoint_id text primary key,
    ends_at     timestamptz not null,
    told        integer     not null,
    untold      integer     not null,
    last        text
);
create index failure_window_end on failure_window (ends_at);
