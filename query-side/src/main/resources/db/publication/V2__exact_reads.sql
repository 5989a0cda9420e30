-- Each read of exact figures by group, recorded before it is answered.
create table publication.exact_read (
    number  bigint generated always as identity primary key,
    actor   text not null,
    purpose text not null check (length(purpose) between 1 and 200),
    address text not null, -- with its parameters, without the purpose
    read_at timestamptz not null default now()
);
grant select, insert on publication.exact_read to fairlab_query;
