create table partnership (
    partnership_id uuid primary key,
    name           text not null,
    kind           text not null,
    topics         text not null, -- in order, separated by commas
    formed_on      date not null,
    ended_on       date
);
create table outreach_event (
    outreach_event_id uuid primary key,
    name              text not null,
    kind              text not null,
    topic             text not null,
    place             text not null,
    starts_at         timestamp not null, -- by the clock of the place
    time_zone         text not null,
    minutes           int not null,
    held_on           date,
    cancelled_on      date
);
create table partner (
    outreach_event_id uuid not null,
    partnership_id    uuid not null,
    primary key (outreach_event_id, partnership_id)
);
create index on partner (partnership_id);
create table reach (
    outreach_event_id uuid not null,
    reach_id          uuid not null,
    audience          text not null,
    people            int not null,
    replaced          boolean not null default false,
    primary key (outreach_event_id, reach_id)
);
create table prospect (
    prospect_id       uuid primary key,
    participant_id    uuid not null unique,
    channel           text not null,
    outreach_event_id uuid,
    partnership_id    uuid,
    registered_on     date not null
);
create index on prospect (outreach_event_id);
create index on prospect (partnership_id);
create table contact (
    prospect_id uuid not null,
    contact_id  uuid not null,
    primary key (prospect_id, contact_id)
);
create table stage (
    prospect_id uuid not null,
    stage       text not null,
    reached_on  date not null,
    primary key (prospect_id, stage)
);
-- What participants did elsewhere, whether or not they were prospects then.
create table application (
    application_id uuid primary key,
    participant_id uuid not null,
    submitted_on   date not null
);
create index on application (participant_id);
create table enrolment (
    enrolment_id   uuid primary key,
    participant_id uuid not null,
    enrolled_on    date not null
);
create index on enrolment (participant_id);
create table hire (
    participant_id uuid not null,
    milestone_id   uuid not null,
    hired          boolean not null, -- false once it was corrected to something else
    hired_on       date not null,
    primary key (participant_id, milestone_id)
);

-- How far each prospect has come since the registration.
create view way as
select p.*,
    exists (select from contact c where c.prospect_id = p.prospect_id) as contacted,
    exists (select from application a
        where a.participant_id = p.participant_id and a.submitted_on >= p.registered_on) as applied,
    exists (select from enrolment e
        where e.participant_id = p.participant_id and e.enrolled_on >= p.registered_on) as enrolled,
    exists (select from hire h
        where h.participant_id = p.participant_id and h.hired and h.hired_on >= p.registered_on) as hired,
    coalesce((select s.stage from stage s where s.prospect_id = p.prospect_id
        order by array_position(array['APPLICANT', 'STUDENT', 'CERTIFIED', 'EMPLOYED'], s.stage) desc limit 1),
        'PROSPECT') as stage
from prospect p;
