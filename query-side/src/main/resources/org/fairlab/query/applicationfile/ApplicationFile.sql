create table fund (
    fund_id uuid primary key,
    name    text not null
);
create table cycle (
    cycle_id         uuid primary key,
    fund_id          uuid not null,
    name             text not null,
    opened_on        date not null,
    closes_on        date not null,
    closed_on        date,
    terms            jsonb not null,
    proxies          jsonb,
    proposed_by      text,
    confirmed_by     text,
    rolled_over_from uuid,
    rolled_over_to   uuid
);
-- Neither the participant nor the nominator: those who decide are not shown whom they decide on.
create table application (
    application_id uuid primary key,
    cycle_id       uuid not null,
    answers        jsonb not null,
    eligible       boolean,
    submitted_on   date not null,
    withdrawn_on   date
);
create index on application (cycle_id, application_id);
create table assignment (
    application_id uuid not null,
    reviewer       text not null,
    primary key (application_id, reviewer)
);
create table review (
    application_id uuid not null,
    reviewer       text not null,
    scores         jsonb not null,
    primary key (application_id, reviewer)
);
create table award (
    fund_id        uuid not null,
    award_id       uuid not null,
    application_id uuid not null,
    offered_at     bigint not null,
    status         text not null,
    primary key (fund_id, award_id)
);
create index on award (application_id, offered_at);

create view cycle_state as
select c.*, f.name as fund, case
        when c.closed_on is not null then 'CLOSED'
        when c.proposed_by is not null and c.confirmed_by is null then 'UNCONFIRMED'
        else 'OPEN'
    end as state,
    (select count(*) from application a where a.cycle_id = c.cycle_id) as applications
from cycle c left join fund f using (fund_id);

-- An application's last award says more than its eligibility, and a withdrawal more than both.
create view application_state as
select a.*,
    (select jsonb_object_agg(reviewer, scores) from review r where r.application_id = a.application_id) as reviews,
    case
        when withdrawn_on is not null then 'WITHDRAWN'
        when last.status is not null then last.status
        when eligible then 'ELIGIBLE'
        when not eligible then 'INELIGIBLE'
        else 'SUBMITTED'
    end as state
from application a
left join lateral (select status from award w where w.application_id = a.application_id
                   order by offered_at desc limit 1) last on true;
