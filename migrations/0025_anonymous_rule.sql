-- What the commune's rule says of an opinion without a name: looked into as any other, or kept for information. It is received
-- and kept either way.
alter table privacy_setting add column anonymous_rule text not null default 'nhu_moi' check (anonymous_rule in ('nhu_moi', 'tham_khao'));
