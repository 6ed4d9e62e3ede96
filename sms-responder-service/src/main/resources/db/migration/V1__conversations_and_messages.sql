-- One of our numbers and somebody else's, at one provider. The id is a hash, so it may stand in keys and logs.
create table sms_conversations (
    id              text        primary key,
    provider        text        not null,
    own_number      text        not null,
    number          text        not null,
    language        text,
    silenced_until  timestamptz,
    last_message_at timestamptz not null,
    created_at      timestamptz not null default now()
);
create index sms_conversations_newest on sms_conversations (last_message_at desc, id desc);
create index sms_conversations_by_number on sms_conversations (number, last_message_at desc, id desc);

-- Texts, in and out. answers names the text that this one is the reply to: no text is answered twice.
create table messages (
    id                  text        primary key,
    conversation_id     text        not null references sms_conversations (id),
    provider            text        not null,
    provider_message_id text,
    direction           text        not null,
    from_number         text        not null,
    to_number           text        not null,
    text                text,
    media               jsonb       not null default '[]',
    status              text        not null,
    error_code          text,
    segments            integer,
    intent              text,
    replied             boolean,
    reason              text,
    answers             text        unique references messages (id),
    at                  timestamptz not null,
    version             bigint      not null default 1
);
create index messages_of_conversation on messages (conversation_id, at desc, id desc);
create index messages_by_provider_id on messages (provider, provider_message_id) where provider_message_id is not null;

-- What waits to be sent, or is being sent: due_at is when it is due, or when the claim on it ends. A row goes when its
-- text has come to an end, whichever.
create table outgoing (
    message_id      text        primary key references messages (id),
    conversation_id text        not null,
    provider        text        not null,
    seq             bigint      generated always as identity,
    state           text        not null default 'queued' check (state in ('queued', 'sending')),
    due_at          timestamptz not null,
    fence           bigint      not null default 0,
    attempts        integer     not null default 0,
    since           timestamptz not null,
    automatic       boolean     not null,
    -- The confirmation of an opt-out, and help that an opted-out person asked for.
    despite_opt_out boolean     not null default false
);
create index outgoing_due on outgoing (provider, due_at) where state = 'queued';
create index outgoing_claimed on outgoing (due_at) where state = 'sending';
create index outgoing_of_conversation on outgoing (conversation_id, seq);
alter table outgoing set (autovacuum_vacuum_scale_factor = 0.02);

-- What a provider said of a text before we knew its id of it.
create table status_reports (
    event_id            text        primary key,
    provider            text        not null,
    provider_message_id text        not null,
    status              text        not null,
    error_code          text,
    at                  timestamptz not null
);
create index status_reports_by_provider_id on status_reports (provider, provider_message_id);
create index status_reports_oldest on status_reports (at);

-- Who wants no texts from which of our numbers.
create table opt_outs (
    own_number text        not null,
    number     text        not null,
    since      timestamptz not null default now(),
    -- text: by a keyword; provider: the provider says so; operator: by the API
    source     text        not null,
    primary key (own_number, number)
);
create index opt_outs_by_number on opt_outs (number);
