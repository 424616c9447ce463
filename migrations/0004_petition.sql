-- Opinions: a submission (lượt ý kiến) holds one or more questions (nội dung); all that is decided belongs to the question.

create table submission (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  code text not null unique,
  channel text not null,
  level text not null check (level in ('commune', 'province')),
  backlog_source text,
  village_id text,
  name text,
  phone text,
  address text,
  content text not null,
  folded text not null,
  -- Written down for someone who cannot write, or handed in for another person.
  on_behalf text,
  -- A group has one representative (name) and so many signers.
  signers integer check (signers > 0),
  -- The person who handed the list in.
  collector text,
  speech_id text,
  file_id text,
  consent_text text,
  consent_publish integer not null default 0 check (consent_publish in (0, 1)),
  received_at text not null,
  entered_at text not null,
  entered_by text not null,
  -- Salts the digest in the ledger, so that a moved denunciation cannot be guessed from it.
  salt text not null,
  version integer not null default 1,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, village_id) references village (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;

create index submission_conference on submission (commune_id, conference_id, received_at);

create table question (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  submission_id text not null,
  seq integer not null,
  text text not null,
  folded text not null,
  created_at text not null,
  by_person text not null,
  version integer not null default 1,
  primary key (commune_id, id),
  foreign key (commune_id, submission_id) references submission (commune_id, id)
) STRICT;

create index question_conference on question (commune_id, conference_id, id);
create index question_submission on question (commune_id, submission_id, seq);

create table classification (
  commune_id text not null,
  question_id text not null,
  kind text not null,
  competence text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create table question_field (
  commune_id text not null,
  question_id text not null,
  field text not null,
  rank integer not null,
  primary key (commune_id, question_id, field),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

-- Who has the question; the last row is the present owner. A transfer keeps the clock.
create table assignment (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  unit_id text not null,
  reason text,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, seq),
  foreign key (commune_id, question_id) references question (commune_id, id),
  foreign key (commune_id, unit_id) references unit (commune_id, id)
) STRICT;

create index assignment_unit on assignment (commune_id, unit_id);

-- The same matter: a duplicate within the conference shares one answer; a repeat was raised at an earlier one.
create table question_link (
  commune_id text not null,
  question_id text not null,
  kind text not null check (kind in ('trung', 'nhac_lai')),
  of_question text,
  of_past text,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, kind),
  check ((of_question is null) <> (of_past is null)),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create index question_link_of on question_link (commune_id, of_question);

-- Matters of earlier conferences held before this system: so that "lần n" does not begin at zero.
create table past_matter (
  commune_id text not null references commune (commune_id),
  id text not null,
  year integer not null,
  village_id text,
  text text not null,
  folded text not null,
  -- How often it had been raised by then.
  times integer not null default 1 check (times > 0),
  answered text,
  done integer not null check (done in (0, 1)),
  by_person text not null,
  at text not null,
  primary key (commune_id, id)
) STRICT;

-- The restricted register: a denunciation with its identity lives here and nowhere else.
create table restricted_matter (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text not null,
  -- The receipt of the submission it came in; several matters may have come in one.
  code text not null,
  channel text not null,
  text text not null,
  name text,
  phone text,
  address text,
  on_behalf text,
  village_id text,
  received_at text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id)
) STRICT;

create index restricted_matter_code on restricted_matter (code);

create table restricted_file (
  commune_id text not null,
  matter_id text not null,
  file_id text not null,
  primary key (commune_id, matter_id, file_id),
  foreign key (commune_id, matter_id) references restricted_matter (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;

create table restricted_handover (
  commune_id text not null,
  matter_id text not null,
  to_body text not null,
  on_date text not null,
  receipt text,
  by_person text not null,
  at text not null,
  primary key (commune_id, matter_id),
  foreign key (commune_id, matter_id) references restricted_matter (commune_id, id)
) STRICT;

-- Complaints, crime reports, civil disputes, procedures: guided to their own law, kept in sight.
create table split_off (
  commune_id text not null,
  question_id text not null,
  kind text not null,
  guidance text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create table attachment (
  commune_id text not null,
  submission_id text not null,
  file_id text not null,
  primary key (commune_id, submission_id, file_id),
  foreign key (commune_id, submission_id) references submission (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;

create table village_meeting (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  village_id text not null,
  held_on text not null,
  attendance integer not null,
  nothing_raised integer not null check (nothing_raised in (0, 1)),
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

-- Phiếu đăng ký: someone who will come and, if they wish, speak.
create table registration (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  code text not null unique,
  name text not null,
  phone text,
  address text,
  village_id text,
  speaks integer not null check (speaks in (0, 1)),
  submission_id text,
  at text not null,
  by_person text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;
