-- How far into a commune's ledger people were told of what happened: assigned, returned, transferred, reopened, a finding, the
-- superior's word. What lies before the first mark is told to nobody.

create table news_mark (
  commune_id text not null references commune (commune_id),
  seq BIGINT not null,
  at text not null,
  primary key (commune_id)
) STRICT;
