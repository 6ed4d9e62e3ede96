set local lock_timeout = '5s';

-- What came of a delivery's last attempt, for lists; no index, which each attempt would have to write. A replica of an
-- earlier release leaves what stands there.
alter table delivery add column last_status integer, add column last_error text;
