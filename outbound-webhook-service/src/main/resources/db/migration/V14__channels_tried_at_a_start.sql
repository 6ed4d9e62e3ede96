set local lock_timeout = '5s';

-- When a start of the service last had the channel tried before its rest was over. A replica of an earlier release has none.
alter table alert_channel add column hurried_at timestamptz;
