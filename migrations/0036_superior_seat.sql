-- The superior's own seat: an organisation with people and accounts of its own, the communes that report to it, and the
-- only door across communes: one row for each letter that was sent to it here.

create table commune_superior (
  commune_id text not null references commune (commune_id),
  superior_id text not null references commune (commune_id),
  by_person text not null,
  at text not null,
  primary key (commune_id),
  check (superior_id <> commune_id)
) STRICT;

create index commune_superior_of on commune_superior (superior_id);

create table escalation_grant (
  commune_id text not null,
  escalation_id text not null,
  superior_id text not null references commune (commune_id),
  at text not null,
  primary key (commune_id, escalation_id),
  foreign key (commune_id, escalation_id) references escalation (commune_id, id)
) STRICT;

create index escalation_grant_superior on escalation_grant (superior_id, at);

-- Taken on by the seat: from here its own clock runs.
create table superior_acceptance (
  commune_id text not null,
  escalation_id text not null,
  due text not null,
  note text,
  by_person text not null,
  at text not null,
  primary key (commune_id, escalation_id),
  foreign key (commune_id, escalation_id) references escalation (commune_id, id)
) STRICT;

-- Sent back unanswered: not its competence either, or more must be said. The commune acts again.
create table superior_return (
  commune_id text not null,
  escalation_id text not null,
  reason text not null,
  on_date text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, escalation_id),
  foreign key (commune_id, escalation_id) references escalation (commune_id, id)
) STRICT;
