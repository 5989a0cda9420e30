-- The only truth: events in one dense order. The position is given under a lock that is held until the commit, so
-- that positions appear in commit order and a reader that follows "position > ?" can never pass over a late one.
create table events.event (
    position    bigint primary key,
    event_id    uuid not null,
    stream_id   uuid not null,
    sequence    bigint not null,
    stream_type text not null,
    type        text not null,
    revision    text,
    payload     json not null,
    metadata    json not null,
    recorded_at timestamptz not null,
    unique (stream_id, sequence)
);

-- The events that come next. Planned each time: a plan that was made while there were few would go on to scan and sort all.
create function events.page(after bigint, size int) returns setof events.event stable
language sql set plan_cache_mode = force_custom_plan
begin atomic
    select * from events.event where position > after order by position limit size;
end;

-- One row for each key of a request that had an effect; both values are explained in Once.java. The events recorded
-- under it are those from first_position on, or in the receipt where another store holds the events.
create table events.once (
    key            uuid primary key,
    digest         uuid not null,
    first_position bigint,
    events         int,
    receipt        json,
    recorded_at    timestamptz not null default now()
);

-- The group roles of the two sides. Nobody may change or remove an event.
do $$
begin
    if not exists (select from pg_roles where rolname = 'fairlab_command') then create role fairlab_command; end if;
    if not exists (select from pg_roles where rolname = 'fairlab_query') then create role fairlab_query; end if;
end $$;
grant usage on schema events to fairlab_command, fairlab_query;
grant select, insert on events.event, events.once to fairlab_command;
grant select on events.event to fairlab_query;
