-- The office's own sentences of its papers. Every change of a kind is one version of it; the newest row of a block
-- counts, and a row without text goes back to the official wording. Earlier versions stay.
create table paper_wording (
  commune_id text not null references commune (commune_id),
  kind text not null,
  block text not null,
  version integer not null check (version > 0),
  text text,
  by_person text not null,
  at text not null,
  primary key (commune_id, kind, block, version)
) STRICT;
