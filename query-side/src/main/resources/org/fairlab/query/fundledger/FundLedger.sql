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
    award_id       uuid primary key,
    fund_id        uuid not null,
    cycle_id       uuid not null,
    application_id uuid not null,
    participant_id uuid not null,
    amount         bigint not null,
    status         text not null,
    respond_by     date not null,
    offered_on     date not null
);
create index on award (fund_id, award_id);
create table payment (
    disbursement_id uuid primary key,
    award_id        uuid not null,
    fund_id         uuid not null,
    issued          bigint not null,
    returned        bigint not null default 0,
    issued_on       date not null
);
create index on payment (award_id);

-- What each award claims of its fund, by the state it is in.
create view award_money as
select a.*, coalesce(p.issued, 0) as disbursed, coalesce(p.returned, 0) as returned
from award a
left join (select award_id, sum(issued)::bigint as issued, sum(returned)::bigint as returned
           from payment group by award_id) p using (award_id);
