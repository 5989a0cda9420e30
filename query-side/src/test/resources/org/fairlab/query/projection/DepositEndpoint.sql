-- no key, so that an event that is counted twice has two rows
create table deposit (
    position bigint not null,
    fund_id  uuid not null,
    amount   bigint not null
);
create index on deposit (position);
