-- Personal data: what of a text may be published, who opened a sender's data, how long they are kept, what was erased.

-- The words of a question or of its answer as somebody accepted them for everyone. They count while the text they were made
-- from (its digest) has not changed; earlier versions stay.
create table public_text (
  commune_id text not null references commune (commune_id),
  question_id text not null,
  part text not null check (part in ('cau_hoi', 'tra_loi')),
  version integer not null check (version > 0),
  of_digest text not null,
  text text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, question_id, part, version)
) STRICT;

-- The newest row counts: whether anything goes out before somebody accepted it; years personal data are kept.
create table privacy_setting (
  commune_id text not null references commune (commune_id),
  version integer not null check (version > 0),
  review_first integer not null check (review_first in (0, 1)),
  keep_years integer check (keep_years > 0),
  basis text,
  by_person text not null,
  at text not null,
  primary key (commune_id, version)
) STRICT;

-- Who opened the personal data of a submission, once a day.
create table personal_access (
  commune_id text not null,
  submission_id text not null,
  person_id text not null,
  on_date text not null,
  at text not null,
  primary key (commune_id, submission_id, person_id, on_date),
  foreign key (commune_id, submission_id) references submission (commune_id, id) on delete cascade
) STRICT;

create index personal_access_day on personal_access (commune_id, on_date);

create table erasure (
  commune_id text not null,
  submission_id text not null,
  ground text not null check (ground in ('yeu_cau', 'het_han')),
  reason text,
  by_person text not null,
  at text not null,
  primary key (commune_id, submission_id),
  foreign key (commune_id, submission_id) references submission (commune_id, id)
) STRICT;
