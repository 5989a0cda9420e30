-- The identity is ciphertext under the person's own key, and is removed with the erasure.
create table participant (
    participant_id uuid primary key,
    origin         text not null,
    identity       text,
    registered_on  date not null,
    erased_on      date
);
create index on participant (origin, participant_id);
create table consent (
    participant_id uuid not null,
    granted_at     bigint not null,
    purpose        text not null,
    text_version   text not null,
    granted_on     date not null,
    withdrawn_on   date,
    primary key (participant_id, granted_at)
);
create table fact (
    entity_id      uuid not null,
    part_id        uuid not null,
    position       bigint not null,
    event          text not null,
    subject_id     uuid not null,
    effective_on   date not null,
    detail         text,
    evidence       text,
    amount         bigint,
    currency       text,
    reason         text,
    corrected_at   bigint,
    primary key (entity_id, part_id, position)
);

-- Whom a part of an entity is about, such as an award of a fund or a pairing of a mentor.
create table concerns (
    entity_id      uuid not null,
    part_id        uuid not null,
    participant_id uuid not null,
    primary key (entity_id, part_id, participant_id)
);
create index on concerns (participant_id);
create table named (
    id   uuid primary key,
    name text not null
);
