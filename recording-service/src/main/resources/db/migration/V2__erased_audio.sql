-- When the vault is to be cleared of an erased call's audio; null when nothing can be left there. It is set for every
-- recording of which a fetch was ever begun: a file may lie in the vault that the row never learnt of.
alter table recording add column erase_at timestamptz;
update recording set erase_at = now() where status = 'erased' and attempts > 0;
drop index recording_to_delete;
create index recording_to_erase on recording (erase_at, id) where erase_at is not null;
