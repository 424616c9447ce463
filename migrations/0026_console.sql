-- The secretary's console: what it sent, so that the same act arriving again does nothing; raw notes of a speech; files
-- of unsent acts handed in later. `device_at` is what the console's own clock said, `offset_ms` how far it was off,
-- `at` the true time that follows: both are kept.

create table console_act (
  commune_id text not null,
  key text not null,
  conference_id text not null,
  kind text not null,
  -- The turn, matter or moment as the console calls it; for a matter it made: the question.
  subject text not null,
  made text,
  digest text not null,
  by_person text not null,
  device text not null,
  device_at text not null,
  offset_ms BIGINT not null,
  at text not null,
  taken_at text not null,
  primary key (commune_id, key),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create index console_act_made on console_act (commune_id, conference_id, subject);

create table speech_note (
  commune_id text not null,
  speech_id text not null,
  by_person text not null,
  text text not null,
  at text not null,
  primary key (commune_id, speech_id, by_person),
  foreign key (commune_id, speech_id) references speech (commune_id, id)
) STRICT;

create table console_file (
  commune_id text not null,
  conference_id text not null,
  digest text not null,
  by_person text not null,
  report text not null,
  at text not null,
  primary key (commune_id, conference_id, digest, by_person),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;
