-- An event as the transparency log vouches for it, in canonical JSON (RFC 8785), and its hash as a leaf of the log
-- (RFC 9162). Envelope.java gives the same text, and says what is in it.
create function events.envelope(e events.event) returns text
language sql stable parallel safe as $$
    select '{"eventId":"' || e.event_id || '","metadata":' || e.metadata::text || ',"payload":' || e.payload::text
        || ',"recordedAt":"' || to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || '","revision":' || coalesce(to_json(e.revision)::text, 'null') || ',"sequence":' || e.sequence
        || ',"streamId":"' || e.stream_id || '","streamType":' || to_json(e.stream_type)::text
        || ',"type":' || to_json(e.type)::text || '}'
$$;

create function events.leaf_hash(e events.event) returns bytea
language sql stable parallel safe as $$
    select sha256('\x00'::bytea || convert_to(events.envelope(e), 'UTF8'))
$$;
