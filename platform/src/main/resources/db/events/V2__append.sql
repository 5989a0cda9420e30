-- Appends the events of one command and returns the position of the first. Raises 40001 when a stream that the
-- decision read or goes on writing has moved since, and 23505 when one that it begins is there already.
create function events.append(
    event_ids text[], stream_ids text[], sequences bigint[], stream_types text[], types text[], revisions text[],
    payloads text[], metadatas text[], recorded_ats timestamptz[], read_streams text[], read_sequences bigint[])
returns bigint language plpgsql as $$
declare
    head bigint;
begin
    perform pg_advisory_xact_lock(hashtext('events.append'));
    if exists (select from unnest(read_streams, read_sequences) as r (stream_id, sequence)
               join events.event e on e.stream_id = r.stream_id and e.sequence > r.sequence) then
        raise exception 'a stream that the decision read has moved' using errcode = '40001';
    end if;
    select coalesce(max(position), 0) into head from events.event;
    insert into events.event
    select head + n, event_id, stream_id, sequence, stream_type, type, revision, payload::json, metadata::json, recorded_at
    from unnest(event_ids, stream_ids, sequences, stream_types, types, revisions, payloads, metadatas, recorded_ats)
        with ordinality as e (event_id, stream_id, sequence, stream_type, type, revision, payload, metadata, recorded_at, n);
    return head + 1;
end $$;
