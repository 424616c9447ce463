-- Sorting many opinions at once: what a common act found before it, so that a new act can put it back; the day by which
-- an answer is to be prepared; lists an officer keeps; numbered slips printed for when there is no power.

-- One common act on several questions, and the act that took it back.
create table bulk_act (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text,
  act text not null check (act in ('suggested', 'classified', 'assigned', 'linked', 'due_set')),
  -- Chosen, but left as they were: what may be a complaint or a denunciation is decided one by one.
  left_out integer not null default 0,
  -- The act's last entry in the ledger: whatever is written of its questions later came after it.
  ledger_seq integer not null,
  by_person text not null,
  at text not null,
  undone_by text,
  undone_at text,
  primary key (commune_id, id)
) STRICT;

create index bulk_act_person on bulk_act (commune_id, by_person, at);

create table bulk_act_row (
  commune_id text not null,
  bulk_id text not null,
  question_id text not null,
  -- What stood before, in codes and ids.
  before text not null,
  version_after integer not null,
  primary key (commune_id, bulk_id, question_id),
  foreign key (commune_id, bulk_id) references bulk_act (commune_id, id),
  foreign key (commune_id, question_id) references question (commune_id, id) on delete cascade
) STRICT;

create index bulk_act_row_question on bulk_act_row (commune_id, question_id);

-- By when the unit hands its prepared answer to the office (plan S3: before 12/12).
create table question_due (
  commune_id text not null,
  question_id text not null,
  due_on text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id),
  foreign key (commune_id, question_id) references question (commune_id, id) on delete cascade
) STRICT;

create table saved_filter (
  commune_id text not null references commune (commune_id),
  id text not null,
  name text not null,
  query text not null,
  person_id text not null,
  -- Seen by everyone who reads all opinions of the commune.
  shared integer not null check (shared in (0, 1)),
  at text not null,
  removed_at text,
  primary key (commune_id, id)
) STRICT;

create index saved_filter_person on saved_filter (commune_id, person_id);

-- The number printed on a slip of the kit for power cuts: each is entered once.
create table printed_slip (
  commune_id text not null,
  number text not null,
  submission_id text not null,
  primary key (commune_id, number),
  foreign key (commune_id, submission_id) references submission (commune_id, id) on delete cascade
) STRICT;

create index printed_slip_submission on printed_slip (commune_id, submission_id);

-- A photograph of a handwritten list, typed beside it; the opinions typed from it carry it as an attachment.
create table list_photo (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  village_id text,
  file_id text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;

create index list_photo_person on list_photo (commune_id, by_person, at);
