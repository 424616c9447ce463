-- Who stands in for whom, while somebody is away or after they left. What was done before stays under their own name.

create table deputy (
  commune_id text not null references commune (commune_id),
  id text not null,
  person_id text not null,
  deputy_id text not null,
  kind text not null check (kind in ('vang_mat', 'roi_nhiem_vu')),
  from_date text not null,
  -- The last day; null: for good.
  to_date text,
  reason text,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  check (person_id <> deputy_id),
  check (kind = 'roi_nhiem_vu' or to_date is not null),
  foreign key (commune_id, person_id) references person (commune_id, id),
  foreign key (commune_id, deputy_id) references person (commune_id, id)
) STRICT;

create index deputy_person on deputy (commune_id, deputy_id);

-- Ended before its time: the person is back.
create table deputy_end (
  commune_id text not null,
  id text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, id) references deputy (commune_id, id)
) STRICT;
