-- What people wrote instead of the answers that come with the service: one row, so that an edit is whole or not at all.
create table auto_responses (
  only_one boolean primary key default true check (only_one),
  version integer not null,
  responses text not null,
  updated_at timestamptz not null default now()
);
insert into auto_responses (version, responses) values (0, '[]');
