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

-- What a participant counts in, from which day on, as events before a position tell that were known by an instant.
create function as_of_points(participant uuid, upto bigint, recorded timestamptz)
    returns table (dims text[], day date, n bigint) language sql stable
begin atomic
    with known as (
        select f.stage, f.effective_on
        from fact f
        where f.participant_id = participant and f.position < upto and f.recorded_at <= recorded
            and (f.superseded_by is null or f.superseded_by >= upto or f.superseded_at > recorded)),
    first as (
        select k.stage, min(k.effective_on) as day from known k where k.stage <> 'LEFT' group by k.stage),
    entry as (
        select (extract(year from min(f.day))::int + (extract(month from min(f.day)) >= 7)::int)::text as cohort
        from first f),
    waiting as ( -- until the stage is due, reached, or cannot come
        select h.day as since, s.stage,
            least((h.day + s.after)::date, (select f.day from first f where f.stage = s.stage),
                (select min(k.effective_on) from known k where k.stage = 'LEFT' and k.effective_on >= h.day)) as until
        from first h
        cross join retention s
        where h.stage = 'HIRE')
    select array[e.cohort, f.stage, 'REACHED'], f.day, 1 from entry e cross join first f
    union all
    select array[e.cohort, w.stage, 'NOT_YET_DUE'], b.day, b.n
    from entry e
    cross join waiting w
    cross join lateral (values (w.since, 1), (w.until, -1)) b (day, n)
    where w.until > w.since;
end;

-- What changes by events from one position to another that are known by an instant: how those participants count at the end
-- whom they concern, less how they did at the beginning. These are few, though the planner cannot know that.
create function as_of_change(beginning bigint, until bigint, size bigint, recorded timestamptz)
    returns table (number bigint, dims text[], day date, n bigint) language sql stable
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
    set enable_mergejoin = off set enable_indexonlyscan = off set jit = off
begin atomic
    with touched as materialized (
        select s.position / size as number, s.participant_id from step s
        where s.position >= beginning and s.position < until and s.recorded_at <= recorded
        union
        select s.superseded_by / size, s.participant_id from step s
        where s.superseded_by >= beginning and s.superseded_by < until and s.superseded_at <= recorded
        union
        select a.position / size, w.participant_id from acceptance a join award w using (fund_id, award_id)
        where a.position >= beginning and a.position < until and a.recorded_at <= recorded
        union
        select c.position / size, e.participant_id from completion c join enrolment e using (enrolment_id)
        where c.position >= beginning and c.position < until and c.recorded_at <= recorded
        union
        select c.superseded_by / size, e.participant_id from completion c join enrolment e using (enrolment_id)
        where c.superseded_by >= beginning and c.superseded_by < until and c.superseded_at <= recorded)
    select t.number, p.dims, p.day, b.sign * p.n
    from (select t.*, beginning = 0 and t.number = min(t.number) over (partition by t.participant_id) as is_first
          from touched t) t
    cross join lateral (values (greatest(beginning, t.number * size), -1),
        (least(until, (t.number + 1) * size), 1)) b (upto, sign)
    cross join lateral as_of_points(t.participant_id, b.upto, recorded) p
    where b.sign = 1 or not t.is_first; -- who counted in nothing
end;
