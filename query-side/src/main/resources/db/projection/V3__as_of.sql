-- What is packed in as_of_sum.total and .days, see org.fairlab.query.projection.AsOfSums: by how much a figure is larger
-- from a day of the year on.
create function projection.entry(key int, day int, n bigint) returns bytea language sql immutable parallel safe
return int4send(key) || int2send(day::int2) || int8send(n);

create function projection.entries(packed bytea)
    returns table (key int, day int, n bigint) language sql immutable parallel safe
begin atomic
    select substring(packed from at for 4)::int4, substring(packed from at + 4 for 2)::int2,
        substring(packed from at + 6 for 8)::int8
    from generate_series(1, length(packed), 14) as at;
end;
