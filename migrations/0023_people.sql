-- People as they come: who brought it in for whom, who wrote it down, a guardian, signers, the number of a printed slip;
-- old names of villages and communes with their time; what the restricted register keeps of a hand-over.

create table submission_people (
  commune_id text not null,
  submission_id text not null,
  -- Sent in for the person named in the submission.
  proxy_name text,
  proxy_relation text,
  -- NĐ 154/2026 Điều 14(1): written down, read back, signed or thumb-printed.
  written_by text,
  read_back integer not null check (read_back in (0, 1)),
  thumb_print integer not null check (thumb_print in (0, 1)),
  -- The person named is a minor or has no full capacity.
  guardian_name text,
  guardian_relation text,
  -- The number printed on a slip of the fallback kit.
  slip text,
  primary key (commune_id, submission_id),
  foreign key (commune_id, submission_id) references submission (commune_id, id)
) STRICT;

create index submission_people_slip on submission_people (commune_id, slip);

create table submission_signer (
  commune_id text not null,
  submission_id text not null,
  seq integer not null,
  name text not null,
  address text,
  primary key (commune_id, submission_id, seq),
  foreign key (commune_id, submission_id) references submission (commune_id, id)
) STRICT;

alter table village_alias add column valid_from text;
alter table village_alias add column valid_to text;

create table commune_alias (
  commune_id text not null references commune (commune_id),
  alias text not null,
  folded text not null,
  valid_from text,
  valid_to text,
  primary key (commune_id, folded)
) STRICT;

-- Who signed, who brought it: words for its keepers.
alter table restricted_matter add column people text;
-- The other questions of the submission went on without the sender.
alter table restricted_matter add column sender_hidden integer not null default 0;

alter table restricted_handover add column document text;
alter table restricted_handover add column received_by text;
