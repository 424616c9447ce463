-- A unit says that it takes the question it was given, or that it is not its own and goes back to the office. A row for each
-- time it was asked, or said so unasked. waits: who has to act next (don_vi: the unit; van_phong: the office, which gives it
-- anew); nobody once it is settled. Questions given before this table stand in no row: nothing is asked about them.

create table acceptance (
  commune_id text not null,
  id text not null,
  question_id text not null,
  unit_id text not null,
  asked_at text not null,
  due text,
  -- nhan: taken; viec: work on it was begun, which says so too; tra: sent back, with a reason; thay: given anew meanwhile.
  outcome text check (outcome in ('nhan', 'viec', 'tra', 'thay')),
  reason text,
  by_person text,
  at text,
  waits text check (waits in ('don_vi', 'van_phong')),
  office_due text,
  primary key (commune_id, id),
  foreign key (commune_id, question_id) references question (commune_id, id),
  foreign key (commune_id, unit_id) references unit (commune_id, id)
) STRICT;

create index acceptance_question on acceptance (commune_id, question_id);
create index acceptance_waits on acceptance (commune_id, waits, unit_id) where waits is not null;

-- Working days a unit has to say so, and the office to give anew what was sent back; null: no date is set.
create table acceptance_term (
  commune_id text not null,
  days integer,
  version integer not null,
  by_person text not null,
  at text not null,
  primary key (commune_id)
) STRICT;
