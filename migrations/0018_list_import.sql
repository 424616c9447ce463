-- A list of opinions being imported: its file and its rows wait here, seen by the person who brought them alone, until they
-- are confirmed or cancelled; nothing of them is an opinion yet, and a cancelled draft leaves no row behind. Once confirmed a
-- large draft is also the job that stores it, batch by batch; found with an ended lease it was interrupted and goes on.
create table list_draft (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text not null,
  name text not null,
  mime text not null,
  size integer not null,
  sha256 text not null,
  bytes BYTES not null,
  channel text not null,
  -- null: as each row of the file says
  level text,
  -- for rows that name no village
  village_id text,
  -- 1: a collector's list, of that village alone whatever its rows say
  only_village integer not null check (only_village in (0, 1)),
  -- 'tu_dong', or 'giu_nguyen': letters of an old font are left as they are
  conversion text not null,
  state text not null check (state in ('waiting', 'reading', 'read', 'refused', 'confirmed', 'storing')),
  problem text,
  -- JSON: what the reader says of the file as a whole
  notes text not null,
  total integer not null,
  done integer not null,
  lease_until text,
  -- when the step that runs now began, for the time that remains
  began_at text,
  import_id text,
  by_person text not null,
  at text not null,
  version integer not null,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;
create index list_draft_state on list_draft (state, lease_until);

create table list_draft_row (
  commune_id text not null,
  draft_id text not null,
  seq integer not null,
  -- as a person counts it in the file
  file_row integer not null,
  sheet text,
  content text not null,
  -- JSON
  questions text not null,
  name text,
  phone text,
  address text,
  village_id text,
  level text not null,
  -- JSON
  warnings text not null,
  problem text,
  -- the same words of the same person are in the conference already
  present integer not null check (present in (0, 1)),
  take integer not null check (take in (0, 1)),
  -- taken although present, because a person said so
  forced integer not null check (forced in (0, 1)),
  edited integer not null check (edited in (0, 1)),
  version integer not null,
  primary key (commune_id, draft_id, seq),
  foreign key (commune_id, draft_id) references list_draft (commune_id, id)
) STRICT;

-- What was imported, by whom and when, from which original.
create table list_import (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text not null,
  file_id text not null,
  -- the draft it was, so that a page left open finds what became of it
  draft_id text,
  channel text not null,
  village_id text,
  received integer not null,
  questions integer not null,
  present integer not null,
  left_out integer not null,
  refused integer not null,
  by_person text not null,
  at text not null,
  ended_at text,
  primary key (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;
create index list_import_draft on list_import (commune_id, draft_id);
create index list_import_conference on list_import (commune_id, conference_id, at);

-- What became of each row of the original, by its place and without its words: the same file again adds nothing twice.
create table list_import_row (
  commune_id text not null,
  import_id text not null,
  seq integer not null,
  file_row integer not null,
  outcome text not null check (outcome in ('received', 'present', 'left_out', 'refused')),
  primary key (commune_id, import_id, seq),
  foreign key (commune_id, import_id) references list_import (commune_id, id)
) STRICT;
