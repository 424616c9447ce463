-- The words of consent of a commune, by purpose. A change of the words is a new version; the earlier ones stay, for every
-- submission keeps the version that was agreed to.
create table consent_text (
  commune_id text not null references commune (commune_id),
  purpose text not null check (purpose in ('xu_ly', 'cong_khai')),
  version integer not null check (version > 0),
  text text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, purpose, version)
) STRICT;
