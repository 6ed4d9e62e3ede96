-- Calls as far as recordings need them: one row per id that a call was ever named by. call_id is the id that the call
-- has, as the news with the greatest version said; of a call that ended its row also says who talked.
create table call (
    id                text primary key,
    call_id           text        not null,
    named_version     bigint      not null default 0,
    version           bigint      not null default 0,
    from_number       text,
    to_number         text,
    provider_call_ids text[]      not null default '{}',
    ended_at          timestamptz,
    erased            boolean     not null default false
);
create index call_group on call (call_id);

-- One row per recording. known is the join of all that was said of it; the columns are what became of it here.
-- While it is being fetched, due_at is when the lease ends, and fence is the token that whoever reports must hold.
create table recording (
    id               text primary key,
    leg_id           text        not null,
    provider         text        not null,
    known            jsonb,
    status           text        not null default 'waiting',
    reason           text,
    eager            boolean     not null default false,
    since            timestamptz,
    due_at           timestamptz,
    attempts         integer     not null default 0,
    fence            bigint      not null default 0,
    version          bigint      not null default 0,
    vault_key        text,
    content_type     text,
    bytes            bigint,
    sha256           text,
    duration_seconds integer,
    channels         integer,
    stored_at        timestamptz,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now()
);
-- Each provider's due recordings are claimed for themselves.
create index recording_due on recording (provider, due_at) where status in ('waiting', 'fetching') and due_at is not null;
create index recording_of_leg on recording (leg_id);
create index recording_newest on recording (created_at desc, id desc);
create index recording_by_status on recording (status, created_at desc, id desc);
create index recording_to_delete on recording (id) where status = 'erased' and vault_key is not null;
