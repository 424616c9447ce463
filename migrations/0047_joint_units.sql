-- One unit answers a question (assignment), others help it (đơn vị phối hợp): what was asked of them, until when, what
-- they handed in. Asked anew is another row; a row that no longer counts has an end.

create table cooperation (
  commune_id text not null,
  id text not null,
  question_id text not null,
  unit_id text not null,
  round integer not null,
  request text not null,
  due text,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, question_id) references question (commune_id, id),
  foreign key (commune_id, unit_id) references unit (commune_id, id)
) STRICT;

create index cooperation_question on cooperation (commune_id, question_id);
create index cooperation_unit on cooperation (commune_id, unit_id);

-- thoi: taken off, with a reason; moi: asked anew; chuyen: its unit was dissolved, another one goes on.
create table cooperation_end (
  commune_id text not null,
  cooperation_id text not null,
  question_id text not null,
  kind text not null check (kind in ('thoi', 'moi', 'chuyen')),
  reason text,
  by_person text not null,
  at text not null,
  primary key (commune_id, cooperation_id),
  foreign key (commune_id, cooperation_id) references cooperation (commune_id, id)
) STRICT;

create table contribution (
  commune_id text not null,
  id text not null,
  cooperation_id text not null,
  question_id text not null,
  text text not null,
  file_id text,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  foreign key (commune_id, cooperation_id) references cooperation (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;

create index contribution_question on contribution (commune_id, question_id);

-- Units an order of the conclusion names beside the one that is responsible.
create table order_unit (
  commune_id text not null,
  order_id text not null,
  unit_id text not null,
  primary key (commune_id, order_id, unit_id),
  foreign key (commune_id, order_id) references conclusion_order (commune_id, id),
  foreign key (commune_id, unit_id) references unit (commune_id, id)
) STRICT;
