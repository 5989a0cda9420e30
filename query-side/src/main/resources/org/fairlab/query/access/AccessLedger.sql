create table break_glass (
    break_glass_id uuid primary key,
    position       bigint not null,
    scope          text not null,
    person_id      uuid not null,
    broken_by      text not null,
    role           text not null,
    reason         text,
    broken_at      timestamptz not null,
    until          timestamptz not null,
    outcome        text,
    note           text,
    reviewed_by    text,
    reviewed_at    timestamptz
);
create index on break_glass (position);
create table disclosure (
    disclosure_id  uuid primary key,
    participant_id uuid not null,
    position       bigint not null,
    recipient      text not null,
    basis          text not null,
    interest       text not null,
    parts          text[] not null,
    given          boolean not null,
    requested_on   date not null,
    recorded_by    text not null,
    voided_on      date,
    voided_because text
);
create index on disclosure (participant_id, position);
