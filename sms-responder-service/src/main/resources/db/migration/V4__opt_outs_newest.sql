-- The order in which they are listed.
create index opt_outs_newest on opt_outs (since desc, md5(own_number || ' ' || number) desc);
