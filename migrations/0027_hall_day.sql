-- The day in the hall: what its screens show, the agenda changed on the spot, who chairs now, notes of the chair,
-- questions written in the hall, sessions broken off and continued, earlier words of what was corrected.

-- How the day is run; the last row is in force.
create table hall_setting (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  -- What the hall's screen shows of a person: the name, initials, only the number of the turn.
  names text not null check (names in ('ho_ten', 'viet_tat', 'so_thu_tu')),
  -- Minutes a turn may take, and minutes before its end from when the screen warns; empty: no limit is announced.
  turn_minutes integer check (turn_minutes > 0),
  warn_minutes integer check (warn_minutes > 0),
  -- Whether questions are taken in writing while the session runs.
  written integer not null check (written in (0, 1)),
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

-- A step added, dropped or given another length on the day, with the reason. A step that was added gets the next number.
create table agenda_change (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  session_seq integer not null,
  kind text not null check (kind in ('them', 'bo', 'doi')),
  agenda_seq integer not null,
  after_seq integer,
  text text,
  minutes integer check (minutes > 0),
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table chair_handover (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  session_seq integer not null,
  from_person text not null,
  to_person text not null,
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

-- What the chair tells the secretaries while somebody speaks; seen by whom is a row of its own.
create table hall_note (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  session_seq integer not null,
  text text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create index hall_note_conference on hall_note (commune_id, conference_id, at);

create table hall_note_seen (
  commune_id text not null,
  note_id text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, note_id),
  foreign key (commune_id, note_id) references hall_note (commune_id, id)
) STRICT;

-- A question written in the hall is an opinion like any other; this row says in which session it came.
create table written_question (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  session_seq integer not null,
  submission_id text not null,
  at text not null,
  primary key (commune_id, id),
  unique (commune_id, submission_id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create index written_question_conference on written_question (commune_id, conference_id, at);

-- Taken into the queue of turns (speech_id), or not read out, with the reason; it stays an opinion to be answered.
create table written_decision (
  commune_id text not null,
  written_id text not null,
  speech_id text,
  reason text,
  by_person text not null,
  at text not null,
  primary key (commune_id, written_id),
  foreign key (commune_id, written_id) references written_question (commune_id, id)
) STRICT;

create index written_decision_speech on written_decision (commune_id, speech_id);

-- A session that power or weather ended, and the session that continues it.
create table session_break_off (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  continued_by integer not null,
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

-- The words of a question before the minutes were corrected.
create table question_wording (
  commune_id text not null,
  question_id text not null,
  seq integer not null,
  text text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, seq),
  foreign key (commune_id, question_id) references question (commune_id, id)
) STRICT;

-- The minutes read aloud, and what those present had to say about them.
create table minutes_reading (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  kind text not null check (kind in ('doc_lai', 'y_kien')),
  text text,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

-- An official who came by office: the heads of units.
alter table attendance add column person_id text;

-- What was signed; empty for signatures from before.
alter table minutes_signature add column digest text;
