-- The signing chain of papers: which steps a kind goes through before it is issued, and every round a paper went.

-- The newest version of a kind counts; kind '' is the chain of every kind that has none of its own. `steps` is a JSON
-- list of who takes each step; null goes back to the usual chain, '[]' asks for none.
create table signing_chain (
  commune_id text not null references commune (commune_id),
  kind text not null,
  version integer not null check (version > 0),
  steps text,
  -- Whether who submitted a paper may take a step of it as well.
  own text not null check (own in ('forbid', 'allow')),
  by_person text not null,
  at text not null,
  primary key (commune_id, kind, version)
) STRICT;

-- One round of one paper: submitted, then moved until it is returned, withdrawn, approved to the end, issued. The chain
-- is kept as it stood that day; `model` is the text as submitted, null where another record keeps it (answers).
create table signing_request (
  commune_id text not null,
  id text not null,
  conference_id text not null,
  kind text not null,
  subject text not null,
  round integer not null check (round > 0),
  steps text not null,
  own text not null check (own in ('forbid', 'allow')),
  title text not null,
  model text,
  digest text,
  comment text,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  unique (commune_id, conference_id, kind, subject, round),
  foreign key (commune_id, conference_id) references conference (commune_id, id)
) STRICT;

create table signing_move (
  commune_id text not null,
  request_id text not null,
  seq integer not null check (seq > 0),
  move text not null check (move in ('dong_y', 'tra_lai', 'rut', 'ban_hanh')),
  comment text,
  by_person text not null,
  at text not null,
  primary key (commune_id, request_id, seq),
  foreign key (commune_id, request_id) references signing_request (commune_id, id)
) STRICT;

-- Answers that were on their way when the chain came: one step, by the chair or who stands in.
insert into signing_request (commune_id, id, conference_id, kind, subject, round, steps, own, title, by_person, at)
select a.commune_id, a.id, a.conference_id, 'tra_loi', a.id, 1,
  '[{"roles":["chair","stand_in"],"type":"role"}]', 'forbid', 'Văn bản trả lời', s.by_person, s.at
from answer a
join answer_step s on s.commune_id = a.commune_id and s.answer_id = a.id and s.step = 'trinh'
  and s.seq = (select max(t.seq) from answer_step t
    where t.commune_id = a.commune_id and t.answer_id = a.id and t.step = 'trinh')
where (select l.step from answer_step l where l.commune_id = a.commune_id and l.answer_id = a.id
  order by l.seq desc limit 1) in ('trinh', 'duyet');

insert into signing_move (commune_id, request_id, seq, move, comment, by_person, at)
select s.commune_id, s.answer_id, 1, 'dong_y', s.comment, s.by_person, s.at
from answer_step s
where s.step = 'duyet' and s.seq = (select max(t.seq) from answer_step t
  where t.commune_id = s.commune_id and t.answer_id = s.answer_id);
