-- The day in the hall, and what is made of it: minutes and conclusion with its orders.
-- `at` is when it happened, `entered_at` when it was written down; `key` (or the row's id) is chosen where it happened,
-- so that a device that was offline may send the same thing twice.

create table hall_moment (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  session_seq integer not null,
  kind text not null check (kind in ('khai_mac', 'buoc', 'tam_dung', 'tiep_tuc', 'be_mac')),
  agenda_seq integer,
  note text,
  key text not null,
  by_person text not null,
  at text not null,
  entered_at text not null,
  primary key (commune_id, conference_id, seq),
  unique (commune_id, conference_id, key),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

-- People who came: one row each by name, or a count of a village's people.
create table attendance (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  session_seq integer not null,
  part text not null check (part in ('nhan_dan', 'dai_bieu')),
  village_id text,
  name text,
  people integer not null check (people > 0),
  delegate_id text,
  registration_id text,
  by_person text not null,
  at text not null,
  entered_at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create index attendance_conference on attendance (commune_id, conference_id, session_seq);

-- A row written by mistake: it stays, and counts no more.
create table attendance_void (
  commune_id text not null,
  attendance_id text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, attendance_id),
  foreign key (commune_id, attendance_id) references attendance (commune_id, id)
) STRICT;

create table speech (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  session_seq integer not null,
  position integer not null,
  name text not null,
  village_id text,
  address text,
  registration_id text,
  submission_id text,
  queued_at text not null,
  started_at text,
  ended_at text,
  by_person text not null,
  entered_at text not null,
  version integer not null default 1,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create index speech_conference on speech (commune_id, conference_id, position);

create table speech_refusal (
  commune_id text not null,
  speech_id text not null,
  ground text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, speech_id),
  foreign key (commune_id, speech_id) references speech (commune_id, id)
) STRICT;

create table conclusion_order (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  seq integer not null,
  viewpoint text not null,
  unit_id text not null,
  -- Empty: the date of the regulation's reply rule.
  due text,
  policy_action text,
  by_person text not null,
  at text not null,
  version integer not null default 1,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, unit_id) references unit (commune_id, id)
) STRICT;

create index conclusion_order_conference on conclusion_order (commune_id, conference_id, seq);

-- An order taken out of the draft again.
create table order_removal (
  commune_id text not null,
  order_id text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, order_id),
  foreign key (commune_id, order_id) references conclusion_order (commune_id, id)
) STRICT;

create table order_question (
  commune_id text not null,
  order_id text not null,
  question_id text not null,
  primary key (commune_id, order_id, question_id),
  foreign key (commune_id, order_id) references conclusion_order (commune_id, id),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

create table policy_document (
  commune_id text not null,
  order_id text not null,
  reference text not null,
  on_date text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, order_id),
  foreign key (commune_id, order_id) references conclusion_order (commune_id, id)
) STRICT;

create table minutes_signature (
  commune_id text not null,
  conference_id text not null,
  part text not null check (part in ('chu_tri', 'thu_ky')),
  seq integer not null,
  name text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id, part, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table conclusion (
  commune_id text not null,
  conference_id text not null,
  issued_on text not null,
  paper_id text not null,
  anchor text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, paper_id) references paper (commune_id, id)
) STRICT;
