set local lock_timeout = '5s';

-- What stands in attempt becomes its oldest partition. That none of it is later than this is made certain here for what
-- comes, and by the validation in V8_1_1 for what is there: so the table is read beside attempts that are saved. The bound
-- holds for replicas of an earlier release too, which make no days: so far away that an upgrade that stands still or is
-- taken back has weeks. Hours, since days may be shorter or longer in the zone of whoever migrates.
do $$
begin
    execute format('alter table attempt add constraint attempt_before check (started_at < %L) not valid',
        date_trunc('day', now(), 'UTC') + interval '840 hours');
end $$;
