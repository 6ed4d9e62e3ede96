-- What a receiver can bear, and what its deliveries owe each other.
alter table endpoint
    add column rate_posts   integer,
    add column rate_seconds integer,
    add column ordered      boolean not null default false,
    add column auto_disable boolean not null default true;

-- What limited endpoints were sent lately: so many POSTs count against the limit until then. Neither this nor what follows
-- refers to endpoint by a foreign key, so that claims never wait for somebody who changes one.
create table taken (
    endpoint_id text        not null,
    until       timestamptz not null,
    posts       integer     not null,
    primary key (endpoint_id, until)
);

-- Whom an event is about. Where an endpoint asks for order, its deliveries about one entity stand in line: only the first
-- has a due_at, the others get it when their turn comes.
alter table event add column entity text;
alter table delivery add column entity text, add column place bigint;
create sequence delivery_place;
create index delivery_line on delivery (endpoint_id, entity, place)
    where entity is not null and status in ('pending', 'retrying', 'sending', 'held');
create index delivery_first on delivery (endpoint_id, entity)
    where entity is not null and due_at is not null and status in ('pending', 'retrying', 'sending');

-- Lines in which somebody came or went: the next claim looks whose turn it is.
create table line_change (
    id          bigint generated always as identity primary key,
    endpoint_id text not null,
    entity      text not null
);

-- First attempts and repeats of an endpoint are looked up apart, and what it has under way as well.
drop index delivery_due;
drop index delivery_under_way;
create index delivery_due on delivery (endpoint_id, status, due_at) where status in ('pending', 'retrying', 'sending');

-- Endpoints that were enabled and whose held deliveries are let go little by little.
create table release (
    endpoint_id text primary key,
    next_at     timestamptz not null default now()
);

-- Endpoints to which no attempt has succeeded since then.
create table failing (
    endpoint_id text primary key,
    failures    integer     not null,
    since       timestamptz not null,
    warned      integer     not null default 0
);
