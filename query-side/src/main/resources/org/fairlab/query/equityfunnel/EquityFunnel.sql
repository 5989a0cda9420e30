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
create index on step (position);
create index on step (superseded_by) where superseded_by is not null;
create table award (
    fund_id        uuid not null,
    award_id       uuid not null,
    participant_id uuid not null,
    primary key (fund_id, award_id)
);
create index on award (participant_id);
create table acceptance (
    fund_id      uuid not null,
    award_id     uuid not null,
    position     bigint not null,
    effective_on date not null,
    recorded_at  timestamptz not null,
    primary key (fund_id, award_id, position)
);
create index on acceptance (position);
create table enrolment (
    enrolment_id   uuid primary key,
    participant_id uuid not null
);
create index on enrolment (participant_id);
create table completion (
    enrolment_id  uuid not null,
    position      bigint not null,
    effective_on  date not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz,
    superseded_by bigint,
    primary key (enrolment_id, position)
);
create index on completion (position);
create index on completion (superseded_by) where superseded_by is not null;

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

-- The stages that come by themselves, so long after the hire, for whoever stays.
create view retention (stage, after) as
values ('RETAINED_90_DAYS', interval '90 days'), ('RETAINED_1_YEAR', interval '1 year');

-- Hired, still there as far as is known, and not hired long enough for the stage to have come by the day.
create function not_yet_due(effective date, recorded timestamptz)
    returns table (participant_id uuid, stage text, due_on date) language sql stable parallel safe
begin atomic
    select h.participant_id, s.stage, (h.reached_on + s.after)::date
    from reached(effective, recorded) h
    join retention s on h.reached_on + s.after > least(effective, current_date)
    where h.stage = 'HIRE'
        and not exists (select from reached(effective, recorded) r
            where r.participant_id = h.participant_id and r.stage = s.stage)
        and not exists (select from fact l
            where l.participant_id = h.participant_id and l.stage = 'LEFT' and l.effective_on >= h.reached_on
                and l.effective_on <= effective and l.recorded_at <= recorded
                and (l.superseded_at is null or l.superseded_at > recorded));
end;

create view not_yet_due as select * from not_yet_due('infinity', 'infinity');

-- How many participants of a cohort were counted at a position: those who had reached a stage and, by the day on which it
-- becomes due, those for whom it was not yet due.
create table tally (
    position     bigint not null,
    cohort       int not null,
    stage        text not null,
    due_on       date, -- null for those who reached it
    participants bigint not null
);

-- How many are counted now: the tally, and by how much those participants count otherwise than they did then of whom a fact
-- was recorded or superseded since. These are few, though the planner cannot know that. Time only makes stages due, so that
-- those that were when the tally was taken are not missed in it.
create function tallied()
    returns table (cohort int, stage text, due_on date, participants bigint) language sql stable
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
    set enable_indexonlyscan = off set jit = off set max_parallel_workers_per_gather = 0
begin atomic
    with since as (select coalesce(max(t.position), -1) as position from tally t),
    touched as materialized ( -- apart, or the planner reads whole indexes to have them in order
        select s.participant_id from step s where s.position > (select s.position from since s)
        union all
        select s.participant_id from step s where s.superseded_by > (select s.position from since s)
        union all
        select w.participant_id from acceptance a join award w using (fund_id, award_id)
        where a.position > (select s.position from since s)
        union all
        select e.participant_id from completion c join enrolment e using (enrolment_id)
        where c.position > (select s.position from since s)
        union all
        select e.participant_id from completion c join enrolment e using (enrolment_id)
        where c.superseded_by > (select s.position from since s)),
    -- as of now (1) and as of then (-1)
    stages as (
        select t.participant_id, h.sign, f.stage, f.first_on, f.last_on
        from (select distinct participant_id from touched) t
        cross join (values (9223372036854775807, 1), ((select s.position from since s), -1)) h (upto, sign)
        cross join lateral (
            select f.stage, min(f.effective_on) as first_on, max(f.effective_on) as last_on
            from fact f
            where f.participant_id = t.participant_id and f.position <= h.upto
                and (f.superseded_by is null or f.superseded_by > h.upto)
            group by f.stage) f),
    participant as (
        select s.sign, min(s.first_on) filter (where s.stage <> 'LEFT') as entered_on,
            array_agg(s.stage) filter (where s.stage <> 'LEFT') as stages,
            min(s.first_on) filter (where s.stage = 'HIRE') as hired_on,
            max(s.last_on) filter (where s.stage = 'LEFT') as left_on
        from stages s
        group by s.participant_id, s.sign),
    counted as (
        select extract(year from p.entered_on)::int + (extract(month from p.entered_on) >= 7)::int as cohort, p.*
        from participant p
        where p.entered_on is not null)
    select f.cohort, f.stage, f.due_on, sum(f.participants)::bigint
    from (select t.cohort, t.stage, t.due_on, t.participants from tally t
          union all
          select c.cohort, s.stage, null, c.sign from counted c cross join unnest(c.stages) s (stage)
          union all
          select c.cohort, s.stage, (c.hired_on + s.after)::date, c.sign
          from counted c
          cross join retention s
          where s.stage <> all (c.stages) and (c.left_on is null or c.left_on < c.hired_on)
              and c.hired_on is not null) f
    where f.due_on is null or f.due_on > current_date
    group by f.cohort, f.stage, f.due_on
    having sum(f.participants) <> 0;
end;

-- The same from all facts.
create view counted as
select e.cohort, r.stage, null::date as due_on, count(*) as participants
from reached r join entry e using (participant_id)
group by e.cohort, r.stage
union all
select e.cohort, d.stage, d.due_on, count(*)
from not_yet_due d join entry e using (participant_id)
group by e.cohort, d.stage, d.due_on;
