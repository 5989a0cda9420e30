-- no key, so that an event that is counted twice has two rows
create table deposit (
    position bigint not null,
    fund_id  uuid not null,
    amount   bigint not null
);
create index on deposit (position);

create table tally (
    position bigint not null,
    amount   bigint not null
);

create function take_tally(upto bigint) returns void language sql
begin atomic
    with gone as (delete from tally)
    insert into tally select upto, coalesce(sum(amount), 0) from deposit;
end;
