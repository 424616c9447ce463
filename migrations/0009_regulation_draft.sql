-- Regulations a commune is writing: a draft is a text that may still hold errors; publishing makes a version of it.
-- Conferences moved to another version; deputies who stand in after the first.

create table regulation_draft (
  commune_id text not null references commune (commune_id),
  id text not null,
  title text not null,
  yaml text not null,
  -- the published version it began from; null: a shipped regulation or a file
  base_version_id text,
  -- where it began: "co-san:ID", "tep:NAME" or "ban:ID"
  source text not null,
  version integer not null default 1,
  created_at text not null,
  created_by text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, base_version_id) references regulation_version (commune_id, id)
) STRICT;

-- A draft ends by being published (version_id) or by being laid aside (null); its text stays.
create table regulation_draft_end (
  commune_id text not null,
  draft_id text not null,
  version_id text,
  by_person text not null,
  at text not null,
  primary key (commune_id, draft_id),
  foreign key (commune_id, draft_id) references regulation_draft (commune_id, id),
  foreign key (commune_id, version_id) references regulation_version (commune_id, id)
) STRICT;

create table conference_regulation_move (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  from_version text not null,
  to_version text not null,
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, from_version) references regulation_version (commune_id, id),
  foreign key (commune_id, to_version) references regulation_version (commune_id, id)
) STRICT;

-- conference.stand_in names the first deputy; here are those who come after, in their order.
create table conference_stand_in (
  commune_id text not null,
  conference_id text not null,
  seq integer not null,
  person_id text not null,
  primary key (commune_id, conference_id, seq),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, person_id) references person (commune_id, id)
) STRICT;
