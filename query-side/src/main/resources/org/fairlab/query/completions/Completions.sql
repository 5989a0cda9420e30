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

-- Every fact and what it is a completion of. As with IPEDS, 2002 means 1 July 2001 to 30 June 2002.
create view detail as
select f.enrolment_id, f.position, f.effective_on, f.recorded_at, f.superseded_at, f.superseded_by, e.participant_id,
    extract(year from f.effective_on)::int + (extract(month from f.effective_on) >= 7)::int as year,
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

-- How many completions stood at a position.
create table tally (
    position    bigint not null,
    year        int not null,
    site        text not null,
    cip         text,
    award_level int,
    completions bigint not null
);

-- How many stand now: the tally and what has changed since, which is few, though the planner cannot know that.
create function tallied()
    returns table (year int, site text, cip text, award_level int, completions bigint) language sql stable
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
    set max_parallel_workers_per_gather = 0
begin atomic
    with since as (select coalesce(max(t.position), -1) as position from tally t)
    select f.year, f.site, f.cip, f.award_level, sum(f.completions)::bigint
    from (select t.year, t.site, t.cip, t.award_level, t.completions from tally t
          union all
          select d.year, d.site, d.cip, d.award_level, 1 from detail d
          where d.position > (select s.position from since s) and d.superseded_by is null
          union all
          select d.year, d.site, d.cip, d.award_level, -1 from detail d
          where d.superseded_by > (select s.position from since s)
              and d.position + 0 <= (select s.position from since s)) f -- not by the index on position
    group by f.year, f.site, f.cip, f.award_level
    having sum(f.completions) <> 0;
end;

-- The same from all facts.
create view counted as
select year, site, cip, award_level, count(*) as completions from completion group by year, site, cip, award_level;
