-- How each matter stood when a day was over, written only for days on which it changed; and which days were closed.
-- Much of what is decided about a matter is overwritten later (classification, links, dates): figures "as of" a day are
-- read from here, so that they are the same for ever.

create table matter_day (
  commune_id text not null references commune (commune_id),
  question_id text not null,
  day text not null,
  conference_id text not null,
  -- Codes, dates and ids only; never anybody's words.
  data text not null,
  primary key (commune_id, question_id, day)
) STRICT;

create index matter_day_conference on matter_day (commune_id, conference_id, day);

create table day_closed (
  commune_id text not null references commune (commune_id),
  day text not null,
  -- Names of villages and units as they were.
  names text not null,
  at text not null,
  primary key (commune_id, day)
) STRICT;
