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
    course_version int not null,
    completed_on   date -- null before completion, and again once it was voided
);

-- One row for each completion that stands. As with IPEDS, 2002 means 1 July 2001 to 30 June 2002.
create view completion as
select e.enrolment_id, e.participant_id, e.completed_on,
    extract(year from e.completed_on)::int + (extract(month from e.completed_on) >= 7)::int as year,
    o.site, c.course_id, c.title, c.cip, c.award_level
from enrolment e
join offering o using (offering_id)
join course_version c on c.course_id = e.course_id and c.version = e.course_version
where e.completed_on is not null;
