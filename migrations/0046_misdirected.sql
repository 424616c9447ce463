-- An answer that was entered to the wrong question is taken back: the reopening says so, and the old date stays.
alter table case_reopening add column mistaken integer not null default 0 check (mistaken in (0, 1));
