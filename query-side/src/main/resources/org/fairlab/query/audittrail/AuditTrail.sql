create table entry (
    position       bigint primary key,
    event_id       text not null unique,
    recorded_at    timestamptz not null,
    effective_on   date not null,
    type           text not null,
    entity_type    text not null,
    entity_id      uuid not null,
    actor          text not null,
    role           text not null,
    reason         text,
    correlation_id text not null,
    causation_id   text not null,
    sentence       text not null,
    payload        text not null,
    metadata       text not null
);
create index on entry (actor, position);
create index on entry (type, position);
create index on entry (entity_id, position);
create index on entry (correlation_id, position);
create index on entry (recorded_at);

-- Whom and what an event involves: every id in it, and the participants to whom one of these belongs.
create table mention (
    id       uuid not null,
    position bigint not null,
    primary key (id, position)
);
create index on mention (position);

-- What is one participant's own, such as an application or an enrolment.
create table belonging (
    id             uuid not null,
    participant_id uuid not null,
    primary key (id, participant_id)
);
