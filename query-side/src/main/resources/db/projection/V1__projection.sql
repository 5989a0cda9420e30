-- How far each read model has come; the row is also its lock. A read model lives in the schema of its name, and while it
-- is rebuilt in a second one with the suffix _next.
create table projection.state (
    name       text primary key,
    definition text not null,
    position   bigint not null
);

-- Events that a read model could not take, and later events of the same entity, which wait behind them.
create table projection.dead_letter (
    name      text not null,
    position  bigint not null,
    entity_id uuid not null,
    error     text not null,
    parked_at timestamptz not null default now(),
    primary key (name, position)
);
grant usage on schema projection to fairlab_query;
grant select, insert, update, delete on projection.state, projection.dead_letter to fairlab_query;
