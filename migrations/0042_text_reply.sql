-- Replies people sent by text message: each once, by a digest of the gateway's own number of the message. Neither the telephone
-- number nor the words are kept here; the sender's digest only counts how often one number writes.

create table text_reply (
  commune_id text not null references commune (commune_id),
  message text not null,
  sender text not null,
  outcome text not null,
  at text not null,
  primary key (commune_id, message)
) STRICT;
create index text_reply_sender on text_reply (commune_id, sender, at);
