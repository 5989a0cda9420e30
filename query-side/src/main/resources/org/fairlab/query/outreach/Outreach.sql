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
    registered_on     date not null,
    registered_at     timestamptz not null
);
create index on prospect (outreach_event_id);
create index on prospect (partnership_id);
create table contact (
    prospect_id  uuid not null,
    contact_id   uuid not null,
    effective_on date not null,
    recorded_at  timestamptz not null,
    primary key (prospect_id, contact_id)
);
create table stage (
    prospect_id   uuid not null,
    position      bigint not null,
    stage         text not null,
    effective_on  date not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz,
    primary key (prospect_id, position)
);
-- What participants did elsewhere, whether or not they were prospects then.
create table application (
    application_id uuid primary key,
    participant_id uuid not null,
    effective_on   date not null,
    recorded_at    timestamptz not null
);
create index on application (participant_id);
create table enrolment (
    enrolment_id   uuid primary key,
    participant_id uuid not null,
    effective_on   date not null,
    recorded_at    timestamptz not null
);
create index on enrolment (participant_id);
create table milestone (
    participant_id uuid not null,
    position       bigint not null,
    milestone_id   uuid not null,
    hired          boolean not null, -- false if it is another milestone, or none
    effective_on   date not null,
    recorded_at    timestamptz not null,
    superseded_at  timestamptz,
    superseded_by  bigint,
    primary key (participant_id, position)
);

-- How far each prospect has come since the registration.
create function way(effective date, recorded timestamptz)
    returns table (prospect_id uuid, participant_id uuid, channel text, outreach_event_id uuid, partnership_id uuid,
        registered_on date, contacted boolean, applied boolean, enrolled boolean, hired boolean, stage text)
    language sql stable parallel safe
begin atomic
    select p.prospect_id, p.participant_id, p.channel, p.outreach_event_id, p.partnership_id, p.registered_on,
        exists (select from contact c where c.prospect_id = p.prospect_id
            and c.effective_on <= effective and c.recorded_at <= recorded),
        exists (select from application a
            where a.participant_id = p.participant_id and a.effective_on >= p.registered_on
                and a.effective_on <= effective and a.recorded_at <= recorded),
        exists (select from enrolment e
            where e.participant_id = p.participant_id and e.effective_on >= p.registered_on
                and e.effective_on <= effective and e.recorded_at <= recorded),
        exists (select from milestone m
            where m.participant_id = p.participant_id and m.hired and m.effective_on >= p.registered_on
                and m.effective_on <= effective and m.recorded_at <= recorded
                and (m.superseded_at is null or m.superseded_at > recorded)),
        coalesce((select s.stage from stage s where s.prospect_id = p.prospect_id
            and s.effective_on <= effective and s.recorded_at <= recorded
            and (s.superseded_at is null or s.superseded_at > recorded)
            order by array_position(array['APPLICANT', 'STUDENT', 'CERTIFIED', 'EMPLOYED'], s.stage) desc limit 1),
            'PROSPECT')
    from prospect p
    where p.registered_on <= effective and p.registered_at <= recorded;
end;

create view way as select * from way('infinity', 'infinity');
