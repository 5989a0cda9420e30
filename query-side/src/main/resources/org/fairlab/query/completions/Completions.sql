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

-- One row for each completion that stands. As with IPEDS, 2002 means 1 July 2001 to 30 June 2002.
create function completion(effective date, recorded timestamptz)
    returns table (enrolment_id uuid, participant_id uuid, completed_on date, year int, site text, course_id uuid,
        title text, cip text, award_level int) language sql stable parallel safe
begin atomic
    select e.enrolment_id, e.participant_id, f.effective_on,
        extract(year from f.effective_on)::int + (extract(month from f.effective_on) >= 7)::int,
        o.site, c.course_id, c.title, c.cip, c.award_level
    from fact f
    join enrolment e using (enrolment_id)
    join offering o using (offering_id)
    join course_version c on c.course_id = e.course_id and c.version = e.course_version
    where f.effective_on <= effective and f.recorded_at <= recorded
        and (f.superseded_at is null or f.superseded_at > recorded);
end;

create view completion as select * from completion('infinity', 'infinity');
