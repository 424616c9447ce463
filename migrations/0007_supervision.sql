-- Supervision by the Front, and reports whose figures are frozen at a closing day.

create table finding (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text,
  question_id text,
  text text not null,
  deadline text,
  by_person text not null,
  at text not null,
  primary key (commune_id, id)
) STRICT;

create table finding_answer (
  commune_id text not null,
  finding_id text not null,
  text text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, finding_id),
  foreign key (commune_id, finding_id) references finding (commune_id, id)
) STRICT;

create table frozen_report (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text,
  kind text not null,
  as_of text not null,
  data text not null,
  digest text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id)
) STRICT;
