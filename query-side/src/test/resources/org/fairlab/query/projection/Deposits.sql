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

create function tallied() returns table (amount bigint) language sql stable
begin atomic
    select coalesce(sum(f.amount), 0)::bigint
    from (select t.amount from tally t
          union all
          select d.amount from deposit d where d.position > (select coalesce(max(t.position), -1) from tally t)) f;
end;

create view counted as select coalesce(sum(amount), 0)::bigint as amount from deposit;
