-- The house: idempotency keys, the ledger, files, and the office: communes, units, villages, people, accounts, sessions.
-- One schema for both databases; capitals are explained in src/kit/db/migrate.ts. Instants are ISO text in UTC,
-- dates are ISO text; both sort as text.

create table done_key (
  scope text not null,
  key text not null,
  location text not null,
  at text not null,
  primary key (scope, key)
) STRICT;

create table installation (
  id text primary key,
  created_at text not null,
  secret text not null
) STRICT;

create table ledger_head (
  commune_id text not null,
  stream text not null,
  seq BIGINT not null,
  hash text not null,
  primary key (commune_id, stream)
) STRICT;

create table ledger (
  commune_id text not null,
  stream text not null,
  seq BIGINT not null,
  at text not null,
  actor text not null,
  act text not null,
  subject text not null,
  data text not null,
  prev text not null,
  hash text not null,
  primary key (commune_id, stream, seq)
) STRICT;

create index ledger_subject on ledger (commune_id, subject);

create table commune (
  commune_id text primary key,
  name text not null,
  kind text not null,
  province text,
  population integer not null check (population >= 0),
  voters integer not null check (voters >= 0),
  email text,
  phone text,
  website text,
  sort_key SORTED not null
) STRICT;

create table unit (
  commune_id text not null references commune (commune_id),
  id text not null,
  name text not null,
  kind text not null,
  email text,
  primary key (commune_id, id)
) STRICT;

create table unit_field (
  commune_id text not null,
  unit_id text not null,
  field text not null,
  primary key (commune_id, unit_id, field),
  foreign key (commune_id, unit_id) references unit (commune_id, id)
) STRICT;

create table village (
  commune_id text not null references commune (commune_id),
  id text not null,
  name text not null,
  households integer not null check (households >= 0),
  population integer not null check (population >= 0),
  hall text,
  sort_key SORTED not null,
  primary key (commune_id, id)
) STRICT;

create table village_alias (
  commune_id text not null,
  village_id text not null,
  alias text not null,
  folded text not null,
  primary key (commune_id, village_id, folded),
  foreign key (commune_id, village_id) references village (commune_id, id)
) STRICT;

create table person (
  commune_id text not null references commune (commune_id),
  id text not null,
  name text not null,
  title text not null,
  unit_id text,
  village_id text,
  email text,
  phone text,
  sort_key SORTED not null,
  version integer not null default 1,
  primary key (commune_id, id),
  foreign key (commune_id, unit_id) references unit (commune_id, id),
  foreign key (commune_id, village_id) references village (commune_id, id)
) STRICT;

create table person_role (
  commune_id text not null,
  person_id text not null,
  role text not null,
  primary key (commune_id, person_id, role),
  foreign key (commune_id, person_id) references person (commune_id, id)
) STRICT;

-- Who keeps the restricted register of denunciations: named by the chair, apart from any role.
create table restricted_keeper (
  commune_id text not null,
  person_id text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, person_id),
  foreign key (commune_id, person_id) references person (commune_id, id)
) STRICT;

create table account (
  login text primary key,
  commune_id text not null,
  person_id text not null,
  password_hash text not null,
  opened_at text not null,
  demonstration integer not null default 0 check (demonstration in (0, 1)),
  unique (commune_id, person_id),
  foreign key (commune_id, person_id) references person (commune_id, id)
) STRICT;

create table account_disabled (
  login text primary key references account (login),
  by_person text not null,
  at text not null
) STRICT;

create table session (
  token_hash text primary key,
  commune_id text not null,
  person_id text not null,
  csrf text not null,
  started_at text not null,
  expires_at text not null,
  foreign key (commune_id, person_id) references person (commune_id, id)
) STRICT;

create index session_person on session (commune_id, person_id);

create table file (
  commune_id text not null references commune (commune_id),
  id text not null,
  sha256 text not null,
  name text not null,
  mime text not null,
  size integer not null,
  bytes BYTES not null,
  at text not null,
  by_person text not null,
  primary key (commune_id, id)
) STRICT;
