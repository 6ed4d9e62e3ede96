-- Secrets that were replaced and still count, oldest first: the receiver may use any of them.
alter table endpoint
    add column replaced_secrets bytea[]       not null default '{}',
    add column replaced_made    boolean[]     not null default '{}',
    add column replaced_until   timestamptz[] not null default '{}',
    add column rotated_at       timestamptz,
    add column rotated_by       text;
update endpoint
set replaced_secrets = array[previous_secret], replaced_made = array[previous_made],
    replaced_until = array[previous_until], rotated_at = previous_until - interval '24 hours'
where previous_secret is not null;
alter table endpoint drop column previous_secret, drop column previous_made, drop column previous_until;

-- Requests that replaced a secret: a repeated one replaces nothing.
create table rotation (
    endpoint_id  text        not null references endpoint,
    request_key  text        not null,
    request_hash text        not null,
    created_at   timestamptz not null default now(),
    primary key (endpoint_id, request_key)
);

-- Planned while their endpoint was disabled.
create index delivery_held on delivery (endpoint_id, created_at, id) where status = 'held';
