-- The stand-alone laptop: a conference's day lent to another installation and brought home again (decisions/0030).

-- What the commune's ledger takes here while a day is away, or on the laptop itself; JSON of src/ledger/gate.ts.
alter table ledger_head add column gate text;

-- At home: a day that was taken along. `code` opens and proves every parcel of it.
create table laptop_loan (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text not null,
  name text not null,
  code text not null,
  -- Where the laptop's branch leaves the ledger.
  head_seq BIGINT not null,
  head_hash text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table laptop_recall (
  commune_id text not null,
  loan_id text not null,
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, loan_id),
  foreign key (commune_id, loan_id) references laptop_loan (commune_id, id)
) STRICT;

-- One row for each parcel that was taken in: what it was and what came of it, in figures.
create table laptop_merge (
  commune_id text not null,
  loan_id text not null,
  seq integer not null,
  digest text not null,
  head_seq BIGINT not null,
  head_hash text not null,
  counts text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, loan_id, seq),
  foreign key (commune_id, loan_id) references laptop_loan (commune_id, id)
) STRICT;

-- How each row stood on the laptop when it was last taken in, as a digest: a later parcel goes on from there.
create table laptop_taken_row (
  commune_id text not null,
  loan_id text not null,
  tbl text not null,
  key text not null,
  digest text not null,
  primary key (commune_id, loan_id, tbl, key)
) STRICT;

-- Sealed bytes that wait: to be carried out, to be looked at before they are taken in, to be carried home.
create table laptop_parcel (
  commune_id text not null,
  id text not null,
  loan_id text not null,
  way text not null check (way in ('di', 've')),
  digest text not null,
  size BIGINT not null,
  counts text not null,
  bytes BYTES not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id)
) STRICT;

-- Numbers of a register that only the laptop may take (at home: nobody here may) until it is back.
create table laptop_number (
  commune_id text not null,
  loan_id text not null,
  issuer text not null,
  series text not null,
  from_number integer not null,
  to_number integer not null,
  side text not null check (side in ('nha', 'may')),
  ended_at text,
  primary key (commune_id, loan_id, issuer, series)
) STRICT;

-- On the laptop: what it holds, and every row as it came, so that only what changed goes home.
create table laptop_here (
  commune_id text not null references commune (commune_id),
  loan_id text not null,
  conference_id text not null,
  name text not null,
  code text not null,
  head_seq BIGINT not null,
  head_hash text not null,
  taken_at text not null,
  primary key (commune_id, loan_id)
) STRICT;

create table laptop_base (
  commune_id text not null,
  tbl text not null,
  key text not null,
  row text not null,
  primary key (commune_id, tbl, key)
) STRICT;

-- Rows that went home in a parcel: should one become again what it was, the next parcel says so.
create table laptop_packed (
  commune_id text not null,
  tbl text not null,
  key text not null,
  primary key (commune_id, tbl, key)
) STRICT;
