-- Searching and finding the same matter among very many questions. Derived from question and submission by the indexer
-- (src/petition/search): what waits stands in question_pending and is looked through word by word until it is done.

@sqlite create table question_pending (commune_id text not null, question_id text not null, primary key (commune_id, question_id)) strict, without rowid;
@postgres create table question_pending (commune_id text not null, question_id text not null, primary key (commune_id, question_id));

-- The folded words of a question and of the submission it came in, with one word that stands for the commune.
@sqlite create table question_search (no integer primary key, commune_id text not null, question_id text not null, words text not null, unique (commune_id, question_id), foreign key (commune_id, question_id) references question (commune_id, id) on delete cascade) strict;
@postgres create table question_search (commune_id text not null, question_id text not null, words tsvector not null, primary key (commune_id, question_id), foreign key (commune_id, question_id) references question (commune_id, id) on delete cascade);
@postgres create index question_search_words on question_search using gin (words);

@sqlite create virtual table question_words using fts5 (words, content='question_search', content_rowid='no', detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 0");
-- Of what leaves (a denunciation) no word may stay in the index.
@sqlite insert into question_words (question_words, rank) values ('secure-delete', 1);
@sqlite create trigger question_search_added after insert on question_search begin insert into question_words (rowid, words) values (new.no, new.words); end;
@sqlite create trigger question_search_removed after delete on question_search begin insert into question_words (question_words, rowid, words) values ('delete', old.no, old.words); end;

-- What leads from one question to another of the same matter: place and thing, or two telling words, as a number.
@sqlite create table question_lead (commune_id text not null, lead integer not null, question_id text not null, primary key (commune_id, lead, question_id), foreign key (commune_id, question_id) references question_search (commune_id, question_id) on delete cascade) strict, without rowid;
@postgres create table question_lead (commune_id text not null, lead bigint not null, question_id text not null, primary key (commune_id, lead, question_id), foreign key (commune_id, question_id) references question_search (commune_id, question_id) on delete cascade);
create index question_lead_question on question_lead (commune_id, question_id);

@sqlite create trigger question_waits after insert on question begin insert or ignore into question_pending values (new.commune_id, new.id); end;
@sqlite create trigger question_waits_again after update of folded on question begin delete from question_search where commune_id = new.commune_id and question_id = new.id; insert or ignore into question_pending values (new.commune_id, new.id); end;
@sqlite create trigger submission_waits_again after update of folded on submission begin delete from question_search where commune_id = new.commune_id and question_id in (select id from question where commune_id = new.commune_id and submission_id = new.id); insert or ignore into question_pending select commune_id, id from question where commune_id = new.commune_id and submission_id = new.id; end;

@postgres create function question_waits() returns trigger language plpgsql as $$ begin if tg_op = 'UPDATE' then delete from question_search where commune_id = new.commune_id and question_id = new.id; end if; insert into question_pending values (new.commune_id, new.id) on conflict do nothing; return null; end $$;
@postgres create trigger question_waits after insert or update of folded on question for each row execute function question_waits();
@postgres create function submission_waits() returns trigger language plpgsql as $$ begin delete from question_search s using question q where q.commune_id = new.commune_id and q.submission_id = new.id and s.commune_id = q.commune_id and s.question_id = q.id; insert into question_pending select commune_id, id from question where commune_id = new.commune_id and submission_id = new.id on conflict do nothing; return null; end $$;
@postgres create trigger submission_waits_again after update of folded on submission for each row execute function submission_waits();

insert into question_pending select commune_id, id from question;
