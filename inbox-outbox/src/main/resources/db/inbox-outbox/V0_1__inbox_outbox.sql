-- What was applied: one row per fact and consumer, written in the transaction that applies the fact.
create table inbox (
  event_id   text        not null,
  consumer   text        not null,
  applied_at timestamptz not null default now(),
  primary key (event_id, consumer)
);

-- Rows arrive in the order of time, so the purge finds the old ones by a tiny index.
create index inbox_applied_at on inbox using brin (applied_at);

-- What is to be published. The relay takes rows that are neither published nor refused, in the order of id.
create table outbox (
  id        bigint generated always as identity primary key,
  topic     text        not null,
  key       text        not null,
  headers   json        not null,
  value     bytea,
  added     timestamptz not null default now(),
  published timestamptz,
  seq       bigint,
  -- Why the broker will never take it; set back to null to have it tried again.
  refused   text,
  constraint outbox_published_has_seq check ((published is null) = (seq is null))
);

create index outbox_waiting on outbox (id) where published is null and refused is null;
create unique index outbox_seq on outbox (seq) where seq is not null;
create index outbox_refused on outbox (id) where refused is not null;

-- Dead rows come fast here: do not wait for a fifth of the table.
alter table outbox set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
-- Documents are compressed on the wire already or small.
alter table outbox alter column value set storage external;

-- One row: who relays, until when, under which token; and how far the numbers have gone.
create table outbox_relay (
  single     boolean     primary key default true check (single),
  owner      text        not null,
  token      bigint      not null,
  until      timestamptz not null,
  last_seq   bigint      not null,
  purged_seq bigint      not null
);

insert into outbox_relay (owner, token, until, last_seq, purged_seq) values ('nobody', 0, '-infinity', 0, 0);
