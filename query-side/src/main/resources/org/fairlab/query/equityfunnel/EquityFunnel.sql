-- What was reached by an event that names the participant.
create table step (
    participant_id uuid not null,
    position       bigint not null,
    milestone_id   uuid, -- null if it was not a milestone
    stage          text, -- LEFT if that ends a job; null if it is no stage
    effective_on   date not null,
    recorded_at    timestamptz not null,
    superseded_at  timestamptz,
    superseded_by  bigint,
    primary key (participant_id, position)
);
create table award (
    fund_id        uuid not null,
    award_id       uuid not null,
    participant_id uuid not null,
    primary key (fund_id, award_id)
);
create table acceptance (
    fund_id      uuid not null,
    award_id     uuid not null,
    position     bigint not null,
    effective_on date not null,
    recorded_at  timestamptz not null,
    primary key (fund_id, award_id, position)
);
create table enrolment (
    enrolment_id   uuid primary key,
    participant_id uuid not null
);
create table completion (
    enrolment_id  uuid not null,
    position      bigint not null,
    effective_on  date not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz,
    superseded_by bigint,
    primary key (enrolment_id, position)
);

-- The stages in their order.
create table stage (
    stage  text primary key,
    number int not null
);
insert into stage values ('OUTREACH', 1), ('APPLICATION', 2), ('OFFER', 3), ('ACCEPTANCE', 4), ('COMPLETION', 5),
    ('CREDENTIAL', 6), ('HIRE', 7), ('RETAINED_90_DAYS', 8), ('RETAINED_1_YEAR', 9), ('PROMOTION', 10),
    ('LEADERSHIP', 11);

create view fact as
select participant_id, stage, position, effective_on, recorded_at, superseded_at, superseded_by
from step where stage is not null
union all
select a.participant_id, 'ACCEPTANCE', position, effective_on, recorded_at, null, null
from acceptance join award a using (fund_id, award_id)
union all
select e.participant_id, 'COMPLETION', position, effective_on, recorded_at, superseded_at, superseded_by
from completion join enrolment e using (enrolment_id);

-- When each participant first reached each stage.
create function reached(effective date, recorded timestamptz)
    returns table (participant_id uuid, stage text, reached_on date) language sql stable parallel safe
begin atomic
    select f.participant_id, f.stage, min(f.effective_on)
    from fact f
    where f.stage <> 'LEFT' and f.effective_on <= effective and f.recorded_at <= recorded
        and (f.superseded_at is null or f.superseded_at > recorded)
    group by f.participant_id, f.stage;
end;

create view reached as select * from reached('infinity', 'infinity');

-- The cohort that a participant entered with: the year of the first stage, 2002 being 1 July 2001 to 30 June 2002.
create function entry(effective date, recorded timestamptz)
    returns table (participant_id uuid, cohort int) language sql stable parallel safe
begin atomic
    select f.participant_id, extract(year from first)::int + (extract(month from first) >= 7)::int
    from (select r.participant_id, min(r.reached_on) as first from reached(effective, recorded) r
          group by r.participant_id) f;
end;

create view entry as select * from entry('infinity', 'infinity');

-- Hired, still there as far as is known, and not hired long enough for the stage to have come by the day.
create function not_yet_due(effective date, recorded timestamptz)
    returns table (participant_id uuid, stage text) language sql stable parallel safe
begin atomic
    select h.participant_id, s.stage
    from reached(effective, recorded) h
    join (values ('RETAINED_90_DAYS', interval '90 days'), ('RETAINED_1_YEAR', interval '1 year')) as s (stage, after)
        on h.reached_on + s.after > least(effective, current_date)
    where h.stage = 'HIRE'
        and not exists (select from reached(effective, recorded) r
            where r.participant_id = h.participant_id and r.stage = s.stage)
        and not exists (select from fact l
            where l.participant_id = h.participant_id and l.stage = 'LEFT' and l.effective_on >= h.reached_on
                and l.effective_on <= effective and l.recorded_at <= recorded
                and (l.superseded_at is null or l.superseded_at > recorded));
end;

create view not_yet_due as select * from not_yet_due('infinity', 'infinity');
