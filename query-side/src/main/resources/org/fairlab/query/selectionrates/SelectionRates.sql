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
    position       bigint not null,
    effective_on   date not null,
    recorded_at    timestamptz not null
);
create index on application (cycle_id);
create table withdrawal (
    application_id uuid not null,
    position       bigint not null,
    effective_on   date not null,
    recorded_at    timestamptz not null,
    primary key (application_id, position)
);
create table offer (
    application_id uuid not null,
    award_id       uuid not null,
    position       bigint not null,
    effective_on   date not null,
    recorded_at    timestamptz not null,
    primary key (application_id, award_id)
);

create view fact as
select cycle_id, f.position, f.effective_on, f.recorded_at, null::timestamptz as superseded_at,
    null::bigint as superseded_by
from (select application_id, position, effective_on, recorded_at from application
      union all select application_id, position, effective_on, recorded_at from withdrawal
      union all select application_id, position, effective_on, recorded_at from offer) f
join application a using (application_id);

-- Every application and whether it was selected: offered an award, whatever became of the offer. A renewal goes on with
-- an award and selects nobody. Who withdrew before being selected is not in the pool.
create function candidate(effective date, recorded timestamptz)
    returns table (participant_id uuid, applied_on date, selected boolean, in_pool boolean, fund_id uuid, fund text,
        cycle_id uuid, cycle text) language sql stable parallel safe
begin atomic
    select a.participant_id, a.effective_on, s.selected,
        s.selected or not exists (select from withdrawal w where w.application_id = a.application_id
            and w.effective_on <= effective and w.recorded_at <= recorded),
        f.fund_id, f.name, c.cycle_id, c.name
    from application a
    cross join lateral (select exists (select from offer o where o.application_id = a.application_id
        and o.effective_on <= effective and o.recorded_at <= recorded) as selected) s
    join cycle c using (cycle_id)
    join fund f using (fund_id)
    where a.effective_on <= effective and a.recorded_at <= recorded;
end;

create view candidate as select * from candidate('infinity', 'infinity');
