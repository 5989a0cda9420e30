-- Replays of read models for auditors; the rows of one are in the schemas replay_<id> and replay_<id>_against.
create table projection.replay (
    id           bigint generated always as identity primary key,
    read_model   text not null,
    until        text,                -- position or instant, null for where the live one is
    against      text,                -- position or instant of the replay that it is held against, null for the live one
    requested_by text not null,
    requested_at timestamptz not null default now(),
    standing     text not null default 'WAITING' check (standing in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    failure      text,                -- where it failed; names no values
    result       json
);
grant select, insert, update, delete on projection.replay to fairlab_query;

-- Under it, checksums are taken of rows that nobody is shown: a plain one would tell whether a guess is right.
create table projection.checksum_key (key bytea not null);
insert into projection.checksum_key
select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
grant select on projection.checksum_key to fairlab_query;
