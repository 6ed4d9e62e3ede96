-- Reads the whole table, beside attempts that are saved. Outside a transaction and in a file of its own, so that it is done
-- once, however often the next step has to wait.
alter table attempt validate constraint attempt_before;
