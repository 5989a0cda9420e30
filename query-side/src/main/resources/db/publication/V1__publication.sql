-- An edition of all that is published: counts frozen at one moment, of which disclosure control then decides what is
-- shown. Nothing of an edition changes once it is released.
create table publication.edition (
    number       int primary key,
    taken_at     timestamptz not null default now(),
    position     bigint not null,         -- the last event that the counts are known to have seen
    threshold    int not null,
    headed       json not null,           -- the tables without their counts
    tables       json,                    -- with the true ones, for later editions to be held against
    requested_by text not null,
    standing     text not null default 'WAITING' check (standing in ('WAITING', 'RELEASED', 'HELD_BACK')),
    to_do        int,                     -- suppressed counts that are not protected yet
    of           int,                     -- how many those were at first
    draft        json,                    -- from where a search that was killed goes on
    finished_at  timestamptz,
    reason       text,                    -- why it is held back
    given_up     json                     -- what suppression costs
);
create unique index one_at_a_time on publication.edition (standing) where standing = 'WAITING';

-- What an edition shows. A count that is suppressed is null, whatever the reason.
create table publication.figure (
    number   int not null,
    cell     text not null,
    name     text not null, -- of the publication
    headings jsonb not null,
    count    bigint,
    primary key (number, cell)
);

-- For BI tools: all editions, with nothing in them that is suppressed.
create schema published;
create view published.edition as
select number as edition, taken_at, position, threshold from publication.edition where standing = 'RELEASED';
create view published.figure as
select f.number as edition, e.taken_at, f.name as publication, f.headings, f.count
from publication.figure f join publication.edition e using (number);

do $$ begin
    if not exists (select from pg_roles where rolname = 'fairlab_dashboard') then create role fairlab_dashboard; end if;
end $$;
grant usage on schema published to fairlab_dashboard, fairlab_query;
grant select on all tables in schema published to fairlab_dashboard, fairlab_query;
grant usage on schema publication to fairlab_query;
grant select, insert, update on publication.edition to fairlab_query;
grant select, insert on publication.figure to fairlab_query;
