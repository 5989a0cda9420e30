create table prospect (
    prospect_id    uuid primary key,
    participant_id uuid not null,
    registered_on  date not null
);
create table application (
    application_id uuid primary key,
    participant_id uuid not null,
    submitted_on   date not null
);
create table award (
    fund_id        uuid not null,
    award_id       uuid not null,
    participant_id uuid not null,
    offered_on     date not null,
    accepted_on    date,
    primary key (fund_id, award_id)
);
create table enrolment (
    enrolment_id   uuid primary key,
    participant_id uuid not null,
    completed_on   date -- null before completion, and again once it was voided
);
create table milestone (
    participant_id uuid not null,
    milestone_id   uuid not null,
    milestone      text, -- null once corrected to none
    reached_on     date not null,
    primary key (participant_id, milestone_id)
);

-- The stages in their order.
create table stage (
    stage  text primary key,
    number int not null
);
insert into stage values ('OUTREACH', 1), ('APPLICATION', 2), ('OFFER', 3), ('ACCEPTANCE', 4), ('COMPLETION', 5),
    ('CREDENTIAL', 6), ('HIRE', 7), ('RETAINED_90_DAYS', 8), ('RETAINED_1_YEAR', 9), ('PROMOTION', 10),
    ('LEADERSHIP', 11);

-- When each participant first reached each stage.
create view reached as
select participant_id, stage, min(reached_on) as reached_on
from (select participant_id, 'OUTREACH' as stage, registered_on as reached_on from prospect
      union all select participant_id, 'APPLICATION', submitted_on from application
      union all select participant_id, 'OFFER', offered_on from award
      union all select participant_id, 'ACCEPTANCE', accepted_on from award
      union all select participant_id, 'COMPLETION', completed_on from enrolment
      union all select participant_id,
          case milestone when 'CREDENTIAL_EARNED' then 'CREDENTIAL' when 'HIRED' then 'HIRE'
              when 'RETAINED_90_DAYS' then milestone when 'RETAINED_1_YEAR' then milestone
              when 'PROMOTED' then 'PROMOTION' when 'MOVED_INTO_LEADERSHIP' then 'LEADERSHIP' end,
          reached_on from milestone) fact
where stage is not null and reached_on is not null
group by participant_id, stage;

-- The cohort that a participant entered with: the year of the first stage, 2002 being 1 July 2001 to 30 June 2002.
create view entry as
select participant_id, extract(year from first)::int + (extract(month from first) >= 7)::int as cohort
from (select participant_id, min(reached_on) as first from reached group by participant_id) f;

-- Hired, still there as far as is known, and not hired long enough for the stage to have come.
create view not_yet_due as
select h.participant_id, s.stage
from reached h
join (values ('RETAINED_90_DAYS', interval '90 days'), ('RETAINED_1_YEAR', interval '1 year')) as s (stage, after)
    on h.reached_on + s.after > current_date
where h.stage = 'HIRE'
    and not exists (select from reached r where r.participant_id = h.participant_id and r.stage = s.stage)
    and not exists (select from milestone m where m.participant_id = h.participant_id and m.milestone = 'LEFT'
        and m.reached_on >= h.reached_on);
