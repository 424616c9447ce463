-- A turn's matters are read by the question they became: without this every act of a long day read all acts before it.
create index console_act_question on console_act (commune_id, conference_id, made);
