-- The register of outgoing papers: how numbers run, ranges the commune's own register has set aside for us, and why a
-- number below the largest is missing here.

-- Numbers run for each kind and year ('kind', where nothing stands here) or for the whole year ('year').
create table register_mode (
  commune_id text not null references commune (commune_id),
  issuer text not null check (issuer in ('ubnd', 'front')),
  from_year integer not null,
  mode text not null check (mode in ('kind', 'year')),
  by_person text not null,
  at text not null,
  primary key (commune_id, issuer, from_year)
) STRICT;

create table number_range (
  commune_id text not null references commune (commune_id),
  id text not null,
  issuer text not null check (issuer in ('ubnd', 'party', 'front')),
  series text not null,
  from_number integer not null check (from_number > 0),
  to_number integer not null,
  source text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  check (to_number >= from_number)
) STRICT;
create index number_range_series on number_range (commune_id, issuer, series);

-- A range given back: what is left of it is no longer taken from.
create table number_range_return (
  commune_id text not null,
  range_id text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, range_id),
  foreign key (commune_id, range_id) references number_range (commune_id, id)
) STRICT;

create table number_note (
  commune_id text not null references commune (commune_id),
  issuer text not null,
  series text not null,
  number integer not null,
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, issuer, series, number)
) STRICT;
