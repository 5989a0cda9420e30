-- Who read what of whom, and what for: a stream of its own, in an order without gaps. What a row says is hashed together
-- with the hash of the row before it, so that none can be changed, taken out or put in without its showing.
create table access.read (
    number  bigint primary key,
    entry   json not null,  -- exactly the text that was hashed
    hash    bytea not null, -- SHA-256 of the hash before it (32 zero bytes for the first) and of the entry in UTF-8
    persons uuid[],         -- as in the entry, to be found by
    events  bigint[]        -- likewise
);
create index read_of_person on access.read using gin (persons) where persons is not null;
create index read_of_event on access.read using gin (events) where events is not null;

-- Adds entries in their order. One caller at a time, until its commit, so that numbers follow the order of commits.
create function access.append(entries text[], persons text[], events text[]) returns void language plpgsql as $$
declare
    last bigint;
    before bytea;
begin
    perform pg_advisory_xact_lock(hashtext('access.read'));
    select number, hash into last, before from access.read order by number desc limit 1;
    last := coalesce(last, 0);
    before := coalesce(before, decode(repeat('00', 32), 'hex'));
    for i in 1 .. cardinality(entries) loop
        before := sha256(before || convert_to(entries[i], 'UTF8'));
        insert into access.read
        values (last + i, entries[i]::json, before, persons[i]::uuid[], events[i]::bigint[]);
    end loop;
end $$;

-- Reads of exact figures by group had a table of their own.
do $$ begin
    if to_regclass('publication.exact_read') is not null then
        perform access.append(coalesce(array_agg(json_build_object(
            'actor', actor, 'address', address,
            'at', to_char(read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'events', '[]'::json, 'fields', '[]'::json, 'kind', 'EXACT_FIGURES', 'persons', '[]'::json,
            'purpose', purpose, 'role', 'auditor')::text order by number), '{}'), '{}', '{}')
        from publication.exact_read;
        drop table publication.exact_read;
    end if;
end $$;

grant usage on schema access to fairlab_query;
grant select, insert on access.read to fairlab_query;
