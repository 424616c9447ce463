-- Papers as issued: the frozen model, the number taken, the files made from it. A paper row is never changed.

create table paper (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text,
  kind text not null,
  -- What the paper is about below the conference: an answer, an escalation, an invitee.
  subject text not null,
  issuer text not null check (issuer in ('ubnd', 'party', 'front')),
  -- Numbers run per year (UBND, Front) or per kind and term (Party): "2024", "2025-2030/KH".
  series text not null,
  number integer not null check (number > 0),
  symbol text not null,
  title text not null,
  issued_on text not null,
  model text not null,
  digest text not null,
  replaces text,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  unique (commune_id, issuer, series, number),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, replaces) references paper (commune_id, id)
) STRICT;

create index paper_conference on paper (commune_id, conference_id, kind);

create table paper_file (
  commune_id text not null,
  paper_id text not null,
  format text not null check (format in ('docx', 'pdf', 'html')),
  sha256 text not null,
  bytes BYTES not null,
  primary key (commune_id, paper_id, format),
  foreign key (commune_id, paper_id) references paper (commune_id, id)
) STRICT;

create table paper_scan (
  commune_id text not null,
  paper_id text not null,
  file_id text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, paper_id, file_id),
  foreign key (commune_id, paper_id) references paper (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;

-- Messages waiting to go out; a row per addressee and occasion, sent once.
create table outbox (
  commune_id text not null references commune (commune_id),
  id text not null,
  channel text not null check (channel in ('email', 'sms', 'zalo')),
  address text not null,
  subject text not null,
  body text not null,
  -- Why this message: the same occasion is never queued twice.
  occasion text not null,
  created_at text not null,
  not_before text not null,
  attempts integer not null default 0,
  failed text,
  sent_at text,
  primary key (commune_id, id),
  unique (commune_id, occasion, address)
) STRICT;

create index outbox_waiting on outbox (not_before) where sent_at is null;
