-- Repeating duties are met month by month; requests of voters for a dialogue; who received what of a publication.

create table due_occurrence_met (
  commune_id text not null,
  conference_id text not null,
  rule text not null,
  -- the month of the occurrence, YYYY-MM: it stays the same when the series shifts by some days
  month text not null,
  on_date text not null,
  note text,
  by_person text not null,
  at text not null,
  primary key (commune_id, conference_id, rule, month),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

-- What was marked as met for good so far was the first month of its series.
insert into due_occurrence_met (commune_id, conference_id, rule, month, on_date, note, by_person, at)
select m.commune_id, m.conference_id, m.rule, substr(d.occurrences, 1, 7), m.on_date, m.note, m.by_person, m.at
from due_met m
join due d on d.commune_id = m.commune_id and d.conference_id = m.conference_id and d.rule = m.rule
where d.occurrences <> '';

-- A request by voters that a conference be held (Luật 72/2025/QH15 Điều 43). Its figures stand in voter_request_count,
-- one row each time they were counted: what was written down before stays.
create table voter_request (
  commune_id text not null references commune (commune_id),
  id text not null,
  received_on text not null,
  subject text not null,
  file_id text,
  version integer not null default 1,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;

create table voter_request_count (
  commune_id text not null,
  request_id text not null,
  seq integer not null,
  kind text not null check (kind in ('ghi_nhan', 'bo_sung', 'rut', 'dinh_chinh')),
  on_date text not null,
  signatures integer not null check (signatures >= 0),
  voters integer not null check (voters > 0),
  voters_on text not null,
  voters_source text not null,
  note text,
  by_person text not null,
  at text not null,
  primary key (commune_id, request_id, seq),
  foreign key (commune_id, request_id) references voter_request (commune_id, id)
) STRICT;

create table voter_request_conference (
  commune_id text not null,
  request_id text not null,
  conference_id text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, request_id, conference_id),
  foreign key (commune_id, request_id) references voter_request (commune_id, id),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

-- By what means something was published, and to which village head it was sent: the law names both.
alter table publication add column means text;
alter table publication add column village_id text;
