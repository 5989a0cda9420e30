create table course_version (
    course_id   uuid not null,
    version     int not null,
    title       text not null,
    cip         text,
    award_level int,
    primary key (course_id, version)
);
create table offering (
    offering_id uuid primary key,
    site        text not null
);
create table enrolment (
    enrolment_id   uuid primary key,
    participant_id uuid not null,
    offering_id    uuid not null,
    course_id      uuid not null,
    course_version int not null
);

-- Every completion, also those that were voided.
create table fact (
    enrolment_id  uuid not null,
    position      bigint not null,
    effective_on  date not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz,
    superseded_by bigint,
    primary key (enrolment_id, position)
);
create index on fact (position);
create index on fact (superseded_by) where superseded_by is not null;

-- As with IPEDS, 2002 means 1 July 2001 to 30 June 2002.
create function year(day date) returns int language sql immutable parallel safe
return extract(year from day)::int + (extract(month from day) >= 7)::int;

-- Every fact and what it is a completion of.
create view detail as
select f.enrolment_id, f.position, f.effective_on, f.recorded_at, f.superseded_at, f.superseded_by, e.participant_id,
    year(f.effective_on) as year,
    o.site, c.course_id, c.title, c.cip, c.award_level
from fact f
join enrolment e using (enrolment_id)
join offering o using (offering_id)
join course_version c on c.course_id = e.course_id and c.version = e.course_version;

-- One row for each completion that stands.
create function completion(effective date, recorded timestamptz)
    returns table (enrolment_id uuid, participant_id uuid, completed_on date, year int, site text, course_id uuid,
        title text, cip text, award_level int) language sql stable parallel safe
begin atomic
    select d.enrolment_id, d.participant_id, d.effective_on, d.year, d.site, d.course_id, d.title, d.cip, d.award_level
    from detail d
    where d.effective_on <= effective and d.recorded_at <= recorded
        and (d.superseded_at is null or d.superseded_at > recorded);
end;

create view completion as select * from completion('infinity', 'infinity');

-- What changes by events from one position to another that are known by an instant. Each fact is looked at by itself, since
-- these are few, though the planner cannot know that.
create function as_of_change(beginning bigint, until bigint, size bigint, recorded timestamptz)
    returns table (number bigint, dims text[], day date, n bigint) language sql stable
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
begin atomic
    select c.position / size, array[year(c.effective_on)::text, o.site, v.cip, v.award_level::text], c.effective_on, c.n
    from (select f.enrolment_id, f.position, f.effective_on, 1 as n
          from fact f
          where f.position >= beginning and f.position < until and f.recorded_at <= recorded
          union all
          select f.enrolment_id, f.superseded_by, f.effective_on, -1
          from fact f
          where f.superseded_by >= beginning and f.superseded_by < until
              and f.superseded_at <= recorded and f.recorded_at <= recorded) c
    cross join lateral (select * from enrolment e where e.enrolment_id = c.enrolment_id offset 0) e
    cross join lateral (select * from offering o where o.offering_id = e.offering_id offset 0) o
    cross join lateral (select * from course_version v
        where v.course_id = e.course_id and v.version = e.course_version offset 0) v;
end;
