create table fund (
    fund_id uuid primary key,
    name    text not null
);
create table cycle (
    cycle_id uuid primary key,
    fund_id  uuid not null,
    name     text not null
);
create table application (
    application_id uuid primary key,
    cycle_id       uuid not null,
    participant_id uuid not null,
    withdrawn_on   date
);
create index on application (cycle_id);
create table offer (
    application_id uuid not null,
    award_id       uuid not null,
    primary key (application_id, award_id)
);

-- Every application and whether it was selected: offered an award, whatever became of the offer. A renewal goes on with
-- an award and selects nobody. Who withdrew before being selected is not in the pool.
create view candidate as
select a.participant_id, s.selected, s.selected or a.withdrawn_on is null as in_pool,
    f.fund_id, f.name as fund, c.cycle_id, c.name as cycle
from application a
cross join lateral (select exists (select from offer o where o.application_id = a.application_id) as selected) s
join cycle c using (cycle_id)
join fund f using (fund_id);
