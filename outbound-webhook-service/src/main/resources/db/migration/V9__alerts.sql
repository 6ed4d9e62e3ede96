-- What operators are told of: all alerts of one rule and subject, as they stand.
create table alert (
    id         text primary key,
    rule       text        not null,
    subject    text        not null,
    message    text        not null,
    severity   text        not null,
    firing     boolean     not null,
    episode    bigint      not null,
    since      timestamptz not null,
    last_at    timestamptz not null,
    times      integer     not null,
    -- The episode that this service announced as over: once, however long that takes to come back.
    taken_back bigint
);
create index alert_oldest on alert (last_at) where not firing;

-- What each channel has said of it last, and when it has something to say next.
create table alert_said (
    alert_id  text        not null references alert on delete cascade,
    channel   text        not null,
    episode   bigint,
    times     integer,
    recovered boolean,
    said_at   timestamptz,
    tries     integer     not null default 0,
    due_at    timestamptz,
    -- The episode that was sent without its being known whether it arrived; 0 if none.
    attempted bigint      not null default 0,
    primary key (alert_id, channel)
);
create index alert_said_due on alert_said (channel, due_at) where due_at is not null;

-- One replica speaks on a channel at a time, under its lease; told is what counts against the channel's limit.
create table alert_channel (
    channel      text primary key,
    lease        bigint        not null default 0,
    leased_until timestamptz,
    failures     integer       not null default 0,
    next_at      timestamptz   not null default now(),
    told         timestamptz[] not null default '{}'
);
insert into alert_channel (channel) values ('mail'), ('slack'), ('webhook');
