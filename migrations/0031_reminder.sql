-- Reminders: the steps of each commune as data, how each person wants to be reached, which run of which working day has
-- been made, and which stage of which date was told to whom, so that nobody is reminded twice of the same.

create table reminder_ladder (
  commune_id text not null references commune (commune_id),
  -- Working days, separated by spaces: "5 1".
  before_days text not null,
  on_day integer not null check (on_day in (0, 1)),
  after_days text not null,
  every_days integer,
  office_after integer,
  chair_after integer,
  version integer not null default 1,
  by_person text not null,
  at text not null,
  primary key (commune_id)
) STRICT;

create table reminder_wish (
  commune_id text not null,
  person_id text not null,
  channel text not null check (channel in ('email', 'sms', 'zalo', 'none')),
  -- The list of everything open: each working morning, on the first of a week, or never.
  digest text not null check (digest in ('daily', 'weekly', 'none')),
  version integer not null default 1,
  at text not null,
  primary key (commune_id, person_id),
  foreign key (commune_id, person_id) references person (commune_id, id)
) STRICT;

create table reminder_run (
  commune_id text not null references commune (commune_id),
  on_date text not null,
  at text not null,
  told integer not null default 0,
  primary key (commune_id, on_date)
) STRICT;

create table reminder_sent (
  commune_id text not null,
  -- "case:<question>", "due:<conference>:<rule>", "task:<id>" …
  thing text not null,
  -- The date it was about: when it moves, its stages begin anew.
  due text not null,
  stage text not null,
  -- "person:<id>" or "unit:<id>".
  recipient text not null,
  on_date text not null,
  primary key (commune_id, thing, due, stage, recipient)
) STRICT;

create index reminder_sent_date on reminder_sent (commune_id, on_date);
