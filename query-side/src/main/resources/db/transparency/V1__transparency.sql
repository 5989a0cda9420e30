-- The signed states of the log. A row holds the hashes of the leaves since the row before; it ends at each multiple of
-- 256, so that a tile of leaves is some whole rows. No row is the predecessor of two: there can be no fork.
create table transparency.checkpoint (
    size      bigint primary key,
    previous  bigint unique references transparency.checkpoint,
    leaves    bytea not null,
    note      text not null,
    signed_at timestamptz not null default now(),
    check (octet_length(leaves) = 32 * (size - coalesce(previous, 0))),
    check ((previous is null) = (size = 0)),
    check (previous < size and previous / 256 = (size - 1) / 256)
);
alter table transparency.checkpoint alter column leaves set storage external; -- hashes cannot be compressed

-- The hash of each full tile, which is a hash in the tile above it; levels from 1.
create table transparency.node (
    level int,
    index bigint,
    hash  bytea not null check (octet_length(hash) = 32),
    primary key (level, index)
);

do $$
begin
    if not exists (select from pg_roles where rolname = 'fairlab_query') then create role fairlab_query; end if;
end $$;
grant usage on schema transparency to fairlab_query;
grant select, insert on transparency.checkpoint, transparency.node to fairlab_query;
