-- The secret address under which a person's own calendar can be subscribed to. Only its digest is kept; a new address
-- ends the one before, and a row says who ended it and when.

create table calendar_address (
  commune_id text not null references commune (commune_id),
  id text not null,
  person_id text not null,
  token_hash text not null,
  made_at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, person_id) references person (commune_id, id)
) STRICT;
create unique index calendar_address_token on calendar_address (commune_id, token_hash);
create index calendar_address_person on calendar_address (commune_id, person_id);

create table calendar_address_end (
  commune_id text not null,
  address_id text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, address_id),
  foreign key (commune_id, address_id) references calendar_address (commune_id, id)
) STRICT;
