-- Who wants what. Deleted endpoints stay as a row without secret, so that the history of their deliveries can be read.
create table endpoint (
    id              text primary key,
    url             text        not null,
    description     text,
    events          text[]      not null,
    filter          text        not null,
    headers         bytea,
    schedule        text        not null,
    concurrency     integer     not null,
    stop_on_410     boolean     not null,
    enabled         boolean     not null,
    disabled_reason text,
    secret          bytea,
    secret_made     boolean     not null,
    previous_secret bytea,
    previous_made   boolean,
    previous_until  timestamptz,
    request_key     text unique,
    request_hash    text,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    deleted_at      timestamptz
);
create index endpoint_newest on endpoint (created_at desc, id desc) where deleted_at is null;

-- What goes out, once for all endpoints that get it.
create table event (
    id         text primary key,
    name       text        not null,
    call_id    text,
    body       bytea       not null,
    created_at timestamptz not null default now()
);

-- One event on its way to one endpoint. While it is being sent, due_at is when its lease ends and lease is the fencing token.
create table delivery (
    id              text primary key,
    endpoint_id     text        not null references endpoint,
    event_id        text        not null references event,
    event           text        not null,
    call_id         text,
    status          text        not null,
    attempts        integer     not null default 0,
    postponements   integer     not null default 0,
    postponed_since timestamptz,
    posts           integer     not null default 0,
    waits_for       text,
    manual          boolean     not null default false,
    retry_key       text,
    lease           bigint      not null default 0,
    due_at          timestamptz,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now()
);
create index delivery_due on delivery (endpoint_id, due_at) where status in ('pending', 'retrying', 'sending');
create index delivery_under_way on delivery (endpoint_id, due_at) where status = 'sending';
create index delivery_newest on delivery (created_at desc, id desc);
create index delivery_of_endpoint on delivery (endpoint_id, created_at desc, id desc);
create index delivery_of_event on delivery (event_id);
create index delivery_of_call on delivery (call_id, created_at desc, id desc) where call_id is not null;

-- Every POST that was made, the postponed ones too.
create table attempt (
    delivery_id      text        not null references delivery on delete cascade,
    post             integer     not null,
    number           integer     not null,
    manual           boolean     not null,
    postponed        boolean     not null,
    started_at       timestamptz not null,
    latency_ms       bigint      not null,
    dns_ms           bigint      not null,
    connect_ms       bigint      not null,
    head_ms          bigint      not null,
    body_ms          bigint      not null,
    status           integer,
    error            text,
    fault            text,
    detail           text,
    remote_address   text,
    tls              text,
    answer           bytea,
    answer_truncated boolean     not null,
    primary key (delivery_id, post)
);

-- Event types that operators registered beside the catalogue.
create table event_type (
    name         text primary key,
    description  text,
    entity_field text,
    schema       text,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now()
);
