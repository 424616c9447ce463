-- Supervision by the Front, and reports whose figures are frozen at a closing day.

create table finding (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text not null,
  question_id text,
  text text not null,
  deadline text,
  salt text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;
create index finding_conference on finding (commune_id, conference_id);

create table finding_answer (
  commune_id text not null,
  finding_id text not null,
  text text not null,
  salt text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, finding_id),
  foreign key (commune_id, finding_id) references finding (commune_id, id)
) STRICT;

create table frozen_report (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text not null,
  kind text not null,
  as_of text not null,
  data text not null,
  digest text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;
create unique index frozen_report_day on frozen_report (commune_id, conference_id, kind, as_of);
