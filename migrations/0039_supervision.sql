-- Supervision by the Front: its own plan of visits, which finding came of which visit, what it lets everyone read, and the
-- questions somebody follows with what was last seen of them.

create table supervision_visit (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text not null,
  on_date text not null,
  place text not null,
  subject text not null,
  version integer not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;
create index supervision_visit_date on supervision_visit (commune_id, on_date);

create table supervision_visit_result (
  commune_id text not null,
  visit_id text not null,
  on_date text not null,
  seen text not null,
  salt text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, visit_id),
  foreign key (commune_id, visit_id) references supervision_visit (commune_id, id)
) STRICT;

create table supervision_visit_end (
  commune_id text not null,
  visit_id text not null,
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, visit_id),
  foreign key (commune_id, visit_id) references supervision_visit (commune_id, id)
) STRICT;

create table finding_visit (
  commune_id text not null,
  finding_id text not null,
  visit_id text not null,
  primary key (commune_id, finding_id),
  foreign key (commune_id, finding_id) references finding (commune_id, id),
  foreign key (commune_id, visit_id) references supervision_visit (commune_id, id)
) STRICT;
create index finding_visit_visit on finding_visit (commune_id, visit_id);

create table front_note (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text not null,
  text text not null,
  salt text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;
create index front_note_conference on front_note (commune_id, conference_id);

create table front_note_withdrawal (
  commune_id text not null,
  note_id text not null,
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, note_id),
  foreign key (commune_id, note_id) references front_note (commune_id, id)
) STRICT;

-- A private mark: whoever follows a question, and how it stood when they last looked. The words go when they are erased.
create table case_follow (
  commune_id text not null,
  person_id text not null,
  question_id text not null,
  since text not null,
  seen_at text not null,
  seen_due text,
  seen_state text not null,
  seen_unit text,
  seen_text text,
  primary key (commune_id, person_id, question_id),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;
create index case_follow_question on case_follow (commune_id, question_id);
