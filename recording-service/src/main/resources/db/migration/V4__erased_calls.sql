-- Calls of VoIP.ms that were erased, as far as a list that is read later must tell their recordings from others: when one
-- began, and a keyed hash of its two numbers. Rows go when VoIP.ms lists nothing of their day any more.
create table erased_call (
    parties text        not null,
    began   timestamptz not null,
    primary key (parties, began)
);
