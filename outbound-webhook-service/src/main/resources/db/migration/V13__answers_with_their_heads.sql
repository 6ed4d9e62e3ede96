set local lock_timeout = '5s';

-- The header fields of what the receiver answered (a JSON object of texts), and whether there were more. Replicas of an
-- earlier release keep none.
alter table attempt add column answer_head text, add column answer_head_truncated boolean;

-- When what was kept of an answer was emptied; that it came, and when, stays.
alter table attempt add column answer_purged_at timestamptz;

-- Days of attempts whose answers were looked through: when last, and whether all that is left of the day is emptied for good.
create table purged_day (
    name      text primary key,
    looked_at timestamptz not null,
    done      boolean     not null
);
