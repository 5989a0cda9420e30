-- What was stored, the event store tells.
create table entry (
    position       bigint primary key,
    event_id       text not null,
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
    care           boolean not null -- about a parent who is supported, which is for auditors only
);
create index on entry (actor, position);
create index on entry (type, position);
create index on entry (entity_id, position);
create index on entry (correlation_id, position);
create index on entry using brin (recorded_at) with (autosummarize = on); -- it grows with the position
create index on entry using hash (event_id); -- which is only ever asked for whole

-- Every id in an event.
create table mention (
    id       uuid not null,
    position bigint not null
);
create index on mention (id, position);

-- What is one participant's own, such as an application or an enrolment; who mentions it involves the participant.
create table belonging (
    id             uuid not null,
    participant_id uuid not null
);
create index on belonging (id);
create index on belonging (participant_id);

-- What is within a programme, such as an application within a cycle, and the cycle within a fund.
create table part (
    id    uuid not null,
    whole uuid not null
);
create index on part (whole);
