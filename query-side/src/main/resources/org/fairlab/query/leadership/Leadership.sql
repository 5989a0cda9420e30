create table track (
    track_id          uuid primary key,
    name              text not null,
    criteria          text[] not null,
    milestones        text[] not null,
    nominations_until date,
    opened_on         date not null
);
create table candidacy (
    candidacy_id   uuid primary key,
    track_id       uuid not null,
    participant_id uuid not null,
    self_nominated boolean not null,
    nominated_on   date not null,
    admitted_on    date,
    completed_on   date,
    left_on        date,
    ending         text
);
create index on candidacy (track_id, candidacy_id);
create table milestone (
    candidacy_id uuid not null,
    milestone    text not null,
    completed_on date not null,
    primary key (candidacy_id, milestone)
);
create table advancement (
    candidacy_id   uuid not null,
    advancement_id uuid not null,
    position_held  text not null,
    advanced_on    date not null,
    primary key (candidacy_id, advancement_id)
);
create table enrolment (
    enrolment_id   uuid primary key,
    participant_id uuid not null,
    completed_on   date -- null before completion, and again once it was voided
);

create view track_standing as
select t.*, c.*, (select count(*) from advancement a join candidacy using (candidacy_id)
        where candidacy.track_id = t.track_id) as advancements
from track t
cross join lateral (
    select count(*) as nominations, count(*) filter (where self_nominated) as self_nominations,
        count(admitted_on) as admissions, count(completed_on) as completions, count(left_on) as departures
    from candidacy where candidacy.track_id = t.track_id) c;

create table stage (
    stage  text primary key,
    number int not null
);
insert into stage values ('TRAINING', 1), ('NOMINATION', 2), ('ADMISSION', 3), ('COMPLETION', 4), ('ADVANCEMENT', 5);

-- When each participant first reached each stage, in whichever track.
create view reached as
select participant_id, stage, min(reached_on) as reached_on
from (select participant_id, 'TRAINING' as stage, completed_on as reached_on from enrolment
      union all select participant_id, 'NOMINATION', nominated_on from candidacy
      union all select participant_id, 'ADMISSION', admitted_on from candidacy
      union all select participant_id, 'COMPLETION', completed_on from candidacy
      union all select participant_id, 'ADVANCEMENT', advanced_on from advancement join candidacy using (candidacy_id)
     ) fact
where reached_on is not null
group by participant_id, stage;

-- The cohort that a participant entered with: the year of the first stage, 2002 being 1 July 2001 to 30 June 2002.
create view entry as
select participant_id, extract(year from first)::int + (extract(month from first) >= 7)::int as cohort
from (select participant_id, min(reached_on) as first from reached group by participant_id) f;
