-- no key, so that an event that is counted twice has two rows
create table deposit (
    position bigint not null,
    fund_id  uuid not null,
    amount   bigint not null
);
create index on deposit (position);

create view fact as
select position, timestamptz '2030-01-15' as recorded_at, null::timestamptz as superseded_at, null::bigint as superseded_by
from deposit;

create function as_of_change(beginning bigint, until bigint, size bigint, recorded timestamptz)
    returns table (number bigint, dims text[], day date, n bigint) language sql stable
begin atomic
    select d.position / size, array['ALL'], date '2030-01-15', d.amount
    from deposit d
    where d.position >= beginning and d.position < until;
end;
