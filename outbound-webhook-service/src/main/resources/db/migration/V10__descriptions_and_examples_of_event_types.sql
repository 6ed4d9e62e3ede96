set local lock_timeout = '5s';

-- What a registered event tells in Portuguese too (description is the English one), and a whole envelope of it.
alter table event_type add column description_pt text, add column example text;
