-- Rather not started than deliveries kept waiting for a lock that is waited for.
set local lock_timeout = '5s';

-- What a receiver can bear, and what its deliveries owe each other.
alter table endpoint
    add column rate_posts   integer,
    add column rate_seconds integer,
    add column ordered      boolean not null default false,
    add column auto_disable boolean not null default true;

-- What limited endpoints were sent lately: so many POSTs count until then against a limit of that length. Neither this nor
-- what follows refers to endpoint by a foreign key, so that claims never wait for somebody who changes one.
create table taken (
    endpoint_id text        not null,
    seconds     integer     not null,
    until       timestamptz not null,
    posts       integer     not null,
    primary key (endpoint_id, seconds, until)
);

-- Whom an event is about. Where an endpoint asks for order, its deliveries about one entity stand in line: only the first
-- has a due_at, the others get it when their turn comes.
alter table event add column entity text;
alter table delivery add column entity text, add column place bigint;
create sequence delivery_place;

-- Lines in which somebody came or went: the next claim looks whose turn it is.
create table line_change (
    id          bigint generated always as identity primary key,
    endpoint_id text not null,
    entity      text not null
);

-- Endpoints that were enabled and whose held deliveries are let go little by little.
create table release (
    endpoint_id text primary key,
    next_at     timestamptz not null default now()
);

-- Endpoints to which no attempt has succeeded since then, and how many in succession did not even get through.
create table failing (
    endpoint_id text primary key,
    failures    integer     not null,
    unreached   integer     not null,
    since       timestamptz not null,
    warned      integer     not null default 0
);

-- When an attempt to any endpoint last succeeded, to the minute: while none does, our own way out may be closed.
create table last_success (
    only_row boolean primary key default true check (only_row),
    at       timestamptz not null
);
insert into last_success (at) values ('epoch');
