-- The number printed on a slip stands with what else is known of how an opinion came (0023): the first table is not needed.
drop table printed_slip;
