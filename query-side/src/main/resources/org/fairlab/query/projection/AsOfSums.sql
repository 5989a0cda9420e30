-- Beside the tables of a read model that keeps sums: AsOfSums.java, PastFigures.java.
create table as_of_key (
    id   int generated always as identity primary key,
    dims text[] not null unique
);
create table as_of_stretch (
    number   int primary key,
    until    bigint not null,
    earliest timestamptz not null,
    latest   timestamptz not null
);
create index on as_of_stretch (earliest, number);
create index on as_of_stretch (latest, number);
create table as_of_sum (
    level  int not null,
    number int not null,
    year   int not null,
    total  bytea not null,
    days   bytea not null,
    primary key (level, number, year)
);
alter table as_of_sum alter total set storage external, alter days set storage external;
