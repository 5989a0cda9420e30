create table space (
    space_id       uuid primary key,
    site           text not null,
    name           text not null,
    time_zone      text not null,
    registered_on  date not null,
    inspected_on   date,
    seating        boolean,
    power          boolean,
    sink_nearby    boolean,
    certified_on   date, -- null once it was decertified or retired
    retired_on     date
);
create index on space (site);
create table booking (
    space_id    uuid not null,
    booking_id  uuid not null,
    starts_at   timestamptz not null,
    minutes     int not null,
    released_on date,
    primary key (space_id, booking_id)
);
create index on booking (space_id, starts_at);
