-- A commune's own days beside the calendar that comes with the program. One change is one announcement, one special day
-- or one import, with its source; a change is withdrawn, never removed. Later changes win over earlier ones.

create table calendar_change (
  commune_id text not null references commune (commune_id),
  id text not null,
  seq integer not null,
  -- the year a yearly announcement settles; null: single days
  year integer,
  title text not null,
  source text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id)
) STRICT;
create unique index calendar_change_seq on calendar_change (commune_id, seq);

create table calendar_day (
  commune_id text not null,
  change_id text not null,
  date text not null,
  working integer not null,
  name text not null,
  primary key (commune_id, change_id, date),
  foreign key (commune_id, change_id) references calendar_change (commune_id, id)
) STRICT;

create table calendar_withdrawal (
  commune_id text not null,
  change_id text not null,
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, change_id),
  foreign key (commune_id, change_id) references calendar_change (commune_id, id)
) STRICT;

-- A change of the calendar that was typed or imported and is being looked at: nothing of the calendar has changed until it
-- is confirmed. Once confirmed it is also the job that carries it out, in one transaction; a job found running after its
-- lease ended is taken up again, and nothing of it was half-done.
create table calendar_proposal (
  commune_id text not null references commune (commune_id),
  id text not null,
  kind text not null,
  -- the change to be withdrawn, for a withdrawal
  withdraws text,
  year integer,
  title text not null,
  source text not null,
  -- JSON: the days, and what the reader of a file left out
  days text not null,
  notes text not null,
  state text not null,
  -- digest of the dates the person saw moving when confirming
  expected text,
  total integer not null,
  done integer not null,
  lease_until text,
  problem text,
  change_id text,
  by_person text not null,
  at text not null,
  ended_at text,
  primary key (commune_id, id)
) STRICT;
create index calendar_proposal_state on calendar_proposal (state, lease_until);
