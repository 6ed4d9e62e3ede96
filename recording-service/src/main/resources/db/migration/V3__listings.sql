-- A recording that is found in VoIP.ms's list names no call. It belongs to the call that began in its second between its
-- two numbers; so much of a VoIP.ms call is kept besides who talked.
alter table call add column voipms_call_id text;
alter table call add column started_at timestamptz;
create index call_of_voipms on call (started_at) where voipms_call_id is not null;

-- The accounts of VoIP.ms whose recordings are listed, and when next; the row without a name is the list of accounts.
-- While one is being listed, due_at is when the lease ends, and fence is the token that whoever reports must hold.
create table voipms_listing (
    account text primary key,
    due_at  timestamptz not null default now(),
    covered date,
    misses  integer     not null default 0,
    fence   bigint      not null default 0
);
insert into voipms_listing (account) values ('');

-- When the next request to a provider's API may begin, whichever replica makes it.
create table request_pace (
    provider text primary key,
    next_at  timestamptz not null
);
