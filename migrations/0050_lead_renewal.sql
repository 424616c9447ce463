-- By which rule the leads of a commune's questions were made, and how far they have been made anew since it changed: after
-- a change of cue words the questions stored before are led to by the new ones too (src/petition/search/renewal.ts).
-- upto: the last question done; null: all are.
create table question_lead_rule (commune_id text not null primary key references commune (commune_id), rule text not null, upto text) STRICT;
