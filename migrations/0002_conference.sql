-- Regulation versions a commune works by, conferences with what is planned for them, their due dates, publications.

create table regulation_version (
  commune_id text not null references commune (commune_id),
  id text not null,
  regulation_id text not null,
  digest text not null,
  yaml text not null,
  adopted_at text not null,
  by_person text not null,
  primary key (commune_id, id),
  unique (commune_id, digest)
) STRICT;

create table conference (
  commune_id text not null references commune (commune_id),
  id text not null,
  regulation_version_id text not null,
  kind text not null check (kind in ('dinh_ky', 'dot_xuat', 'chuyen_de', 'theo_yeu_cau')),
  title text not null,
  year integer not null,
  period text,
  form text not null check (form in ('truc_tiep', 'truc_tuyen', 'ket_hop')),
  place text,
  -- Only a month is known so far ("dự kiến trong tháng 11/2019"): YYYY-MM.
  expected_month text,
  tentative integer not null default 0 check (tentative in (0, 1)),
  stand_in text,
  intake_from text,
  intake_to text,
  created_at text not null,
  by_person text not null,
  version integer not null default 1,
  primary key (commune_id, id),
  foreign key (commune_id, regulation_version_id) references regulation_version (commune_id, id),
  foreign key (commune_id, stand_in) references person (commune_id, id)
) STRICT;

create table conference_session (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  date text not null,
  start_time text not null,
  end_time text not null,
  place text not null,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table session_village (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  village_id text not null,
  primary key (commune_id, conference_id, seq, village_id),
  foreign key (commune_id, conference_id, seq) references conference_session (commune_id, conference_id, seq),
  foreign key (commune_id, village_id) references village (commune_id, id)
) STRICT;

create table conference_chair (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  person_id text not null,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, person_id) references person (commune_id, id)
) STRICT;

-- A secretary is an official (person_id) or a citizen named by the people (name, village).
create table conference_secretary (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  person_id text,
  name text not null,
  title text,
  village_id text,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table conference_topic (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  text text not null,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table conference_agenda (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  text text not null,
  who text,
  minutes integer,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

-- Bodies taking part (member) and bodies invited.
create table conference_body (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  name text not null,
  part text not null check (part in ('tham_du', 'moi')),
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table conference_quota (
  commune_id text not null,
  conference_id text not null,
  village_id text not null,
  places integer not null check (places >= 0),
  primary key (commune_id, conference_id, village_id),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, village_id) references village (commune_id, id)
) STRICT;

-- A person who is invited or chosen by a village to fill one of its places.
create table conference_delegate (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  village_id text,
  name text not null,
  title text,
  part text not null check (part in ('moi', 'thon')),
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table conference_task (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  unit_id text not null,
  title text not null,
  due text,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, unit_id) references unit (commune_id, id)
) STRICT;

create table task_report (
  commune_id text not null,
  task_id text not null,
  seq integer not null,
  kind text not null check (kind in ('xong', 'vuong_mac')),
  note text,
  by_person text not null,
  at text not null,
  primary key (commune_id, task_id, seq),
  foreign key (commune_id, task_id) references conference_task (commune_id, id)
) STRICT;

create table conference_announcement (
  commune_id text not null,
  conference_id text not null,
  on_date text not null,
  paper_id text,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table conference_postponement (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  from_date text,
  to_date text,
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table conference_cancellation (
  commune_id text not null,
  conference_id text not null,
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table conference_closure (
  commune_id text not null,
  conference_id text not null,
  on_date text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

-- The schedule as computed when its clock last started, one row per rule, with its explanation.
create table due (
  commune_id text not null,
  conference_id text not null,
  rule text not null,
  position integer not null,
  duty text not null,
  title text not null,
  owner text,
  paper text,
  anchor text,
  direction text,
  count integer,
  unit text,
  due text,
  statutory text,
  binding text,
  from_date text,
  to_date text,
  occurrences text not null,
  provisional integer not null check (provisional in (0, 1)),
  assumed integer not null check (assumed in (0, 1)),
  explanation text not null,
  quote text not null,
  computed_at text not null,
  primary key (commune_id, conference_id, rule),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table due_met (
  commune_id text not null,
  conference_id text not null,
  rule text not null,
  on_date text not null,
  note text,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id, rule),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

-- One proof that something was published: where, from when to when, with photo or scan.
create table publication (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  duty text not null,
  place text not null,
  from_date text not null,
  to_date text,
  note text,
  file_id text,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;
