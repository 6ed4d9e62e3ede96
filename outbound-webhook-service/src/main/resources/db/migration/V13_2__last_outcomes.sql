set local lock_timeout = '5s';

-- What came of a delivery's last attempt, for lists; no index, which each attempt would have to write. Unknown of attempts
-- that a replica of an earlier release made.
alter table delivery add column last_status integer, add column last_error text;
