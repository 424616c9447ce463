-- What became of each question: dispositions, cases with their clock, answers through the signing chain, promises.
-- `round` is how often the question had been reopened when the row was written: what closed an earlier round closes
-- nothing in the present one, and stays readable.

create table disposition (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  round integer not null,
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
  version integer not null default 1,
  primary key (commune_id, question_id),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create index followup_case_due on followup_case (commune_id, due);
create index followup_case_conference on followup_case (commune_id, conference_id);

create table case_reopening (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  reason text not null,
  due text,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, seq),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create table case_extension (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  round integer not null,
  reason text not null,
  old_due text,
  new_due text not null,
  rule text,
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
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, unit_id) references unit (commune_id, id)
) STRICT;

create index answer_conference on answer (commune_id, conference_id);

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

-- The signing chain: trình, trả lại, duyệt, ban hành; the last row is the state. `insists`: the approver let an
-- answer pass that the substance check had held back, and said why.
create table answer_step (
  commune_id text not null,
  answer_id text not null,
  seq integer not null,
  step text not null check (step in ('trinh', 'tra_lai', 'duyet', 'ban_hanh')),
  version integer not null,
  comment text,
  insists integer not null default 0 check (insists in (0, 1)),
  paper_id text,
  by_person text not null,
  at text not null,
  primary key (commune_id, answer_id, seq),
  foreign key (commune_id, answer_id) references answer (commune_id, id)
) STRICT;

-- Issued for this question: its own part, or the part of the question it was joined to (of_question).
create table question_answer (
  commune_id text not null,
  question_id text not null,
  answer_id text not null,
  round integer not null,
  of_question text,
  on_date text not null,
  primary key (commune_id, question_id, answer_id),
  foreign key (commune_id, answer_id) references answer (commune_id, id),
  foreign key (commune_id, question_id) references question (commune_id, id)
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
  foreign key (commune_id, answer_id) references answer (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;

-- A letter to the superior; `reply_by` is the date it asks for, `sent_on` null while it is a draft.
create table escalation (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  to_body text not null,
  request text not null,
  reply_by text,
  sent_on text,
  paper_id text,
  version integer not null default 1,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table escalation_question (
  commune_id text not null,
  escalation_id text not null,
  question_id text not null,
  seq integer not null,
  round integer not null,
  primary key (commune_id, escalation_id, question_id),
  foreign key (commune_id, escalation_id) references escalation (commune_id, id),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create index escalation_question_question on escalation_question (commune_id, question_id);

-- What the superior answered, and by when the commune means to answer the people.
create table superior_reply (
  commune_id text not null,
  escalation_id text not null,
  text text not null,
  reference text,
  on_date text not null,
  answer_by text,
  by_person text not null,
  at text not null,
  primary key (commune_id, escalation_id),
  foreign key (commune_id, escalation_id) references escalation (commune_id, id)
) STRICT;

-- Whom to turn to; `disposition_seq` is the disposition it carries out (0: none yet).
create table guidance (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  round integer not null,
  disposition_seq integer not null,
  to_body text,
  text text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, seq),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

-- A promise keeps its own date: "trả lời" and "xong" are different. A later one replaces it, both stay.
create table promise (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  round integer not null,
  text text not null,
  due text,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, seq),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create table completion (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  round integer not null,
  note text not null,
  on_date text not null,
  file_id text,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, seq),
  foreign key (commune_id, question_id) references question (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;

create table satisfaction (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  round integer not null,
  satisfied integer not null check (satisfied in (0, 1)),
  reason text,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, seq),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;
