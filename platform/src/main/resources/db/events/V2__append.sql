-- Writes a batch of decisions, all or nothing, if every stream ends where they expect it (-1: is not there) and none of
-- the keys was used; otherwise it writes nothing and tells which streams end elsewhere and which keys were used for
-- what. Returns the position before the first event. The lock is held until the commit and gives the order.
create function events.append(
    expected_streams uuid[], expected_ends bigint[], asked_keys uuid[],
    event_ids uuid[], stream_ids uuid[], sequences bigint[], stream_types text[], types text[], revisions text[],
    payloads text[], metadatas text[], recorded_ats bigint[],
    once_keys uuid[], once_digests uuid[], once_offsets bigint[], once_events bigint[],
    out head bigint, out moved_streams uuid[], out moved_ends bigint[],
    out used_keys uuid[], out used_digests uuid[], out used_positions bigint[], out used_events int[])
language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('events.append'));
    -- looks from the expected end on: a probe of an index goes through all that a page of it has of the stream
    select array_agg(x.stream) into moved_streams
    from unnest(expected_streams, expected_ends) as x (stream, ending)
    where coalesce((
        select e.sequence from events.event e where e.stream_id = x.stream and e.sequence >= x.ending
        order by e.sequence desc limit 1), -1) <> x.ending;
    if moved_streams is not null then
        select array_agg(coalesce((select max(e.sequence) from events.event e where e.stream_id = m.stream), -1)
            order by m.n) into moved_ends
        from unnest(moved_streams) with ordinality as m (stream, n);
    end if;
    if cardinality(asked_keys) > 0 then
        select array_agg(o.key), array_agg(o.digest), array_agg(o.first_position), array_agg(o.events)
        into used_keys, used_digests, used_positions, used_events
        from unnest(asked_keys) as a (key)
        cross join lateral (select * from events.once o where o.key = a.key) o;
    end if;
    select e.position into head from events.event e order by e.position desc limit 1;
    head := coalesce(head, 0);
    if moved_streams is null and used_keys is null then
        if cardinality(event_ids) = 1 then -- the commonest, at half the cost
            insert into events.event values (
                head + 1, event_ids[1], stream_ids[1], sequences[1], stream_types[1], types[1], revisions[1],
                payloads[1]::json, metadatas[1]::json,
                timestamptz 'epoch' + recorded_ats[1] * interval '1 microsecond');
        elsif cardinality(event_ids) > 1 then
            insert into events.event
            select head + n, event_id, stream_id, sequence, stream_type, type, revision, payload::json, metadata::json,
                timestamptz 'epoch' + recorded_at * interval '1 microsecond'
            from unnest(event_ids, stream_ids, sequences, stream_types, types, revisions, payloads, metadatas,
                    recorded_ats) with ordinality
                as e (event_id, stream_id, sequence, stream_type, type, revision, payload, metadata, recorded_at, n);
        end if;
        if cardinality(event_ids) > 0 then
            perform pg_notify('events', (head + cardinality(event_ids))::text);
        end if;
        if cardinality(once_keys) > 0 then
            insert into events.once (key, digest, first_position, events)
            select key, digest, head + "offset", events
            from unnest(once_keys, once_digests, once_offsets, once_events) as o (key, digest, "offset", events);
        end if;
    end if;
end $$;
