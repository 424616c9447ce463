-- A draft that was read from a printed plan: the file as it was given, and how much of what was read a person took over,
-- corrected or left out.

create table regulation_draft_plan (
  commune_id text not null,
  draft_id text not null,
  file_id text not null,
  accepted integer not null,
  corrected integer not null,
  left_out integer not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, draft_id),
  foreign key (commune_id, draft_id) references regulation_draft (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;
