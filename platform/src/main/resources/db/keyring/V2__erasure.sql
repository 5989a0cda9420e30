-- Under which key-encryption key a data key is wrapped: its id in the keyset file, null for what is from before.
alter table keyring.data_key add column epoch bigint;
create index data_key_epoch on keyring.data_key (epoch) where wrapped is not null;

-- What became of key-encryption keys, for the record; the keys themselves are in the file.
create table keyring.epoch (
    epoch         bigint primary key,
    introduced_by text not null,
    introduced_at timestamptz not null default now(),
    retired_by    text,
    retired_at    timestamptz
);

-- Whose keys were destroyed, in the transaction that records their erasure.
create table keyring.erasure (
    owner_id   uuid primary key,
    categories text[] not null, -- of the keys that there were, none where that was not recorded yet
    epoch      bigint,          -- under which they were wrapped
    erased_at  timestamptz not null default now()
);
insert into keyring.erasure (owner_id, categories)
select person_id, '{}' from keyring.data_key where category = 'IDENTITY' and wrapped is null;

-- What was then done in each place where something of them might be left.
create table keyring.purge (
    owner_id  uuid not null,
    place     text not null,
    done      text not null,
    purged_at timestamptz not null default now(),
    primary key (owner_id, place)
);

grant select, insert, update on keyring.epoch to fairlab_command;
grant select, insert on keyring.erasure, keyring.purge to fairlab_command;
grant select on keyring.epoch, keyring.erasure to fairlab_query;
grant select, insert on keyring.purge to fairlab_query;
-- Keys that were destroyed are still in the table's file until it is written anew, and so are snapshots.
grant maintain on keyring.data_key to fairlab_command;
grant delete on events.snapshot to fairlab_command;
-- They are in the write-ahead log until a checkpoint lets go of it; where this may not be granted, the next one that
-- PostgreSQL makes by itself is waited for.
do $$ begin
    grant pg_checkpoint to fairlab_query;
    grant execute on function pg_switch_wal() to fairlab_query;
exception when insufficient_privilege then null;
end $$;
