-- One row per leg that was ever named. A leg whose merged_into is null is the one that its call is called by;
-- the others lead to it, so that every leg's id stays an alias of its call.
create table legs (
    id          text primary key,
    merged_into text
);

-- What was said of calls, each thing once. call_id is the id that the call has now.
create table facts (
    event_id    text primary key,
    call_id     text        not null,
    leg_id      text        not null,
    type        text        not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    document    jsonb       not null
);
create index facts_of_call on facts (call_id, received_at, event_id);

-- The join of a call's facts. document is the call as the API shows it; the columns are what lists filter by.
create table calls (
    id                text primary key,
    version           bigint      not null,
    announced         text[]      not null,
    began_at          timestamptz not null,
    status            text        not null,
    direction         text        not null,
    providers         text[]      not null,
    provider_call_ids text[]      not null,
    from_number       text,
    to_number         text,
    agent_id          text,
    reason            text,
    sentiment         text,
    document          jsonb       not null
);
create index calls_newest on calls (began_at desc, id desc);
create index calls_by_status on calls (status, began_at desc, id desc);
create index calls_by_from on calls (from_number, began_at desc, id desc) where from_number is not null;
create index calls_by_to on calls (to_number, began_at desc, id desc) where to_number is not null;
create index calls_by_agent on calls (agent_id, began_at desc, id desc) where agent_id is not null;
create index calls_by_reason on calls (reason, began_at desc, id desc) where reason is not null;
create index calls_by_sentiment on calls (sentiment, began_at desc, id desc) where sentiment is not null;
create index calls_by_provider_call_id on calls using gin (provider_call_ids);
