-- Units that are dissolved and communes that are merged: who takes over what is still open, so that nothing is ownerless.

create table unit_dissolved (
  commune_id text not null,
  unit_id text not null,
  on_date text not null,
  -- Null: nothing was open.
  successor_id text,
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, unit_id),
  check (successor_id is null or successor_id <> unit_id),
  foreign key (commune_id, unit_id) references unit (commune_id, id),
  foreign key (commune_id, successor_id) references unit (commune_id, id)
) STRICT;

create table commune_merged (
  commune_id text not null primary key references commune (commune_id),
  successor_id text not null references commune (commune_id),
  on_date text not null,
  reason text not null,
  by_person text not null,
  at text not null,
  check (successor_id <> commune_id)
) STRICT;

create index commune_merged_successor on commune_merged (successor_id);

-- A matter that goes on under the successor: its new question, and where it came from.
create table matter_taken_over (
  commune_id text not null,
  question_id text not null,
  from_commune text not null,
  from_question text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id)
) STRICT;

create unique index matter_taken_over_from on matter_taken_over (from_commune, from_question);
