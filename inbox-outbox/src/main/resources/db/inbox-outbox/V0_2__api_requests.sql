-- Requests that came with an Idempotency-Key. The key and what was asked for are kept as hashes, the answer encrypted.
create table api_request (
  id          text        primary key,
  asked       text        not null,
  -- What the ids are derived from that the request makes: the same for whoever takes it over.
  seed        text        not null,
  fence       bigint      not null default 1,
  lease_until timestamptz not null,
  answer      bytea,
  began       timestamptz not null default now()
);

create index api_request_began on api_request (began);
