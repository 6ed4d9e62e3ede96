set local lock_timeout = '5s';

-- A migration of its own: planning locks endpoint before event, others the reverse.
alter table endpoint add column traceparent boolean not null default false;
