create table fund (
    fund_id        uuid primary key,
    name           text not null,
    kind           text not null,
    currency       text not null,
    established_on date not null,
    closed_on      date
);
create table deposit (
    position bigint primary key,
    fund_id  uuid not null,
    amount   bigint not null
);
create index on deposit (fund_id);
create table cycle (
    cycle_id  uuid primary key,
    fund_id   uuid not null,
    name      text not null,
    closes_on date not null,
    closed_on date
);
create index on cycle (fund_id);
create table award (
    fund_id        uuid not null,
    award_id       uuid not null,
    cycle_id       uuid not null,
    application_id uuid not null,
    participant_id uuid not null,
    status         text not null,
    respond_by     date not null,
    offered_on     date not null,
    primary key (fund_id, award_id)
);

-- What was awarded, by the offer and by each renewal.
create table awarded (
    position bigint primary key,
    fund_id  uuid not null,
    award_id uuid not null,
    amount   bigint not null
);
create index on awarded (fund_id, award_id);

-- What was paid, and what came back.
create table payment (
    position        bigint primary key,
    fund_id         uuid not null,
    award_id        uuid not null,
    disbursement_id uuid not null,
    disbursed       bigint not null,
    returned        bigint not null
);
create index on payment (fund_id, award_id);

create view award_money as
select a.*, m.amount, coalesce(p.disbursed, 0) as disbursed, coalesce(p.returned, 0) as returned
from award a
join (select fund_id, award_id, sum(amount)::bigint as amount from awarded group by fund_id, award_id) m
    using (fund_id, award_id)
left join (select fund_id, award_id, sum(disbursed)::bigint as disbursed, sum(returned)::bigint as returned
           from payment group by fund_id, award_id) p using (fund_id, award_id);
