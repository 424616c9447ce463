-- Papers as issued: the frozen model, the number taken, the files made from it. A paper row is never changed.

create table paper (
  commune_id text not null references commune (commune_id),
  id text not null,
  conference_id text,
  kind text not null,
  -- What the paper is about below the conference: an answer, an escalation, an invitee.
  subject text not null,
  issuer text not null check (issuer in ('ubnd', 'party', 'front')),
  -- Numbers run per year (UBND, Front) or per kind and term (Party): "2024", "2025-2030/KH".
  series text not null,
  number integer not null check (number > 0),
  symbol text not null,
  title text not null,
  issued_on text not null,
  model text not null,
  digest text not null,
  replaces text,
  by_person text not null,
  at text not null,
  primary key (commune_id, id),
  unique (commune_id, issuer, series, number),
  -- A paper is replaced once; what replaced it may be replaced in turn.
  unique (commune_id, replaces),
  foreign key (commune_id, conference_id) references conference (commune_id, id),
  foreign key (commune_id, replaces) references paper (commune_id, id)
) STRICT;

create index paper_conference on paper (commune_id, conference_id, kind);

create table paper_file (
  commune_id text not null,
  paper_id text not null,
  format text not null check (format in ('docx', 'pdf', 'html')),
  sha256 text not null,
  bytes BYTES not null,
  primary key (commune_id, paper_id, format),
  foreign key (commune_id, paper_id) references paper (commune_id, id)
) STRICT;

create table paper_scan (
  commune_id text not null,
  paper_id text not null,
  file_id text not null,
  by_person text not null,
  at text not null,
  primary key (commune_id, paper_id, file_id),
  foreign key (commune_id, paper_id) references paper (commune_id, id),
  foreign key (commune_id, file_id) references file (commune_id, id)
) STRICT;

-- What was issued stays as it was issued; what was entered into the ledger stays entered. A program that tries to
-- change or remove either is refused by the database itself.
@sqlite create trigger paper_kept_update before update on paper begin select raise(abort, 'paper rows never change'); end;
@sqlite create trigger paper_kept_delete before delete on paper begin select raise(abort, 'paper rows never change'); end;
@sqlite create trigger ledger_kept_update before update on ledger begin select raise(abort, 'ledger rows never change'); end;
@sqlite create trigger ledger_kept_delete before delete on ledger begin select raise(abort, 'ledger rows never change'); end;
@postgres create function refuse_change() returns trigger language plpgsql as $$ begin raise exception '% rows never change', tg_table_name; end $$;
@postgres create trigger paper_kept before update or delete on paper for each row execute function refuse_change();
@postgres create trigger paper_kept_whole before truncate on paper for each statement execute function refuse_change();
@postgres create trigger ledger_kept before update or delete on ledger for each row execute function refuse_change();
@postgres create trigger ledger_kept_whole before truncate on ledger for each statement execute function refuse_change();

-- Messages waiting to go out; a row per addressee and occasion, sent once.
create table outbox (
  commune_id text not null references commune (commune_id),
  id text not null,
  channel text not null check (channel in ('email', 'sms', 'zalo')),
  address text not null,
  subject text not null,
  body text not null,
  -- Why this message: the same occasion is never queued twice for one address.
  occasion text not null,
  created_at text not null,
  not_before text not null,
  -- waiting → sending → sent; back to waiting when surely not sent; unsure when the line broke after the text was
  -- handed over (never sent again by itself); dead when refused for good or tried too often; dropped by a person.
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'unsure', 'dead', 'dropped')),
  attempts integer not null default 0,
  tried_at text,
  -- A code of the last failure ("ECONNECTION", "550"), never the words of a server, which may name the addressee.
  failed text,
  sent_at text,
  primary key (commune_id, id),
  unique (commune_id, occasion, address)
) STRICT;

create index outbox_due on outbox (state, not_before);
