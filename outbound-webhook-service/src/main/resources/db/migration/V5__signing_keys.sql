set local lock_timeout = '5s';

-- Ed25519 keys that an endpoint signs with beside its secret. The newest has no end; private halves are encrypted.
create table signing_key (
    endpoint_id text        not null references endpoint,
    id          text        not null,
    public_key  bytea       not null,
    private_key bytea       not null,
    until       timestamptz,
    request_key text,
    created_at  timestamptz not null default now(),
    primary key (endpoint_id, id),
    unique (endpoint_id, request_key)
);
create unique index signing_key_newest on signing_key (endpoint_id) where until is null;
