-- How questions stand is worked out by the database for a whole commune at once: what is looked up of each question stands
-- in the index itself, so that also a database without statistics looks by the question and not through the commune.
drop index answer_part_question;
create index answer_part_question on answer_part (commune_id, question_id, answer_id);
drop index escalation_question_question;
create index escalation_question_question on escalation_question (commune_id, question_id, round, escalation_id);
