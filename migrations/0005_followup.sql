-- What became of each question: dispositions, cases with their clock, answers through the signing chain, promises.

create table disposition (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  code text not null,
  answer text,
  ground text,
  answered_by text,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, seq),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

-- A question that is owed something in writing: opened by a disposition or by the conclusion's order.
create table followup_case (
  commune_id text not null,
  question_id text not null,
  conference_id text not null,
  rule text,
  due text,
  explanation text,
  opened_at text not null,
  by_person text not null,
  primary key (commune_id, question_id),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create index followup_case_due on followup_case (commune_id, due);

create table case_extension (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  reason text not null,
  old_due text,
  new_due text not null,
  paper_id text,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, seq),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create table case_progress (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  note text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, seq),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create table answer (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  unit_id text not null,
  legal_basis text,
  version integer not null default 1,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, unit_id) references unit (commune_id, id)
) STRICT;

-- One answer may cover several questions; each has its own substance.
create table answer_part (
  commune_id text not null,
  answer_id text not null,
  question_id text not null,
  seq integer not null,
  text text not null,
  primary key (commune_id, answer_id, question_id),
  foreign key (commune_id, answer_id) references answer (commune_id, id),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create index answer_part_question on answer_part (commune_id, question_id);

-- The signing chain: trình, trả lại, duyệt, ban hành; the last row is the state.
create table answer_step (
  commune_id text not null,
  answer_id text not null,
  seq integer not null,
  step text not null check (step in ('trinh', 'tra_lai', 'duyet', 'ban_hanh')),
  comment text,
  paper_id text,
  by_person text not null,
  at text not null,
  primary key (commune_id, answer_id, seq),
  foreign key (commune_id, answer_id) references answer (commune_id, id)
) STRICT;

create table answer_delivery (
  commune_id text not null,
  answer_id text not null,
  seq integer not null,
  how text not null,
  to_whom text not null,
  on_date text not null,
  file_id text,
  by_person text not null,
  at text not null,
  primary key (commune_id, answer_id, seq),
  foreign key (commune_id, answer_id) references answer (commune_id, id)
) STRICT;

create table escalation (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  to_body text not null,
  request text not null,
  sent_on text,
  paper_id text,
  by_person text not null,
  at text not null,
  primary key (commune_id, id)
) STRICT;

create table escalation_question (
  commune_id text not null,
  escalation_id text not null,
  question_id text not null,
  primary key (commune_id, escalation_id, question_id),
  foreign key (commune_id, escalation_id) references escalation (commune_id, id),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create table superior_reply (
  commune_id text not null,
  escalation_id text not null,
  text text not null,
  reference text,
  on_date text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, escalation_id),
  foreign key (commune_id, escalation_id) references escalation (commune_id, id)
) STRICT;

create table guidance (
  commune_id text not null,
  question_id text not null,
  to_body text not null,
  text text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

-- A promise keeps its own date: "trả lời" and "xong" are different.
create table promise (
  commune_id text not null,
  question_id text not null,
  text text not null,
  due text,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create table completion (
  commune_id text not null,
  question_id text not null,
  note text not null,
  on_date text not null,
  file_id text,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create table satisfaction (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  satisfied integer not null check (satisfied in (0, 1)),
  reason text,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, seq),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;
