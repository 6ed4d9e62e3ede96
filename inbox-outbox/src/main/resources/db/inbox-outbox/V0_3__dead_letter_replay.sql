-- One row: who gives dead letters back, until when.
create table dead_letter_replay (
  single boolean     primary key default true check (single),
  owner  text        not null,
  until  timestamptz not null
);

insert into dead_letter_replay (owner, until) values ('nobody', '-infinity');
