-- One data key per person and category, wrapped under the key-encryption key that is kept in a file outside the
-- database. Emptying it makes everything sealed under it unreadable for good; the row stays, so that no new key is made.
create table keyring.data_key (
    person_id  uuid not null,
    category   text not null,
    wrapped    bytea,
    created_at timestamptz not null default now(),
    primary key (person_id, category)
);
grant usage on schema keyring to fairlab_command, fairlab_query;
grant select, insert, update on keyring.data_key to fairlab_command;
grant select on keyring.data_key to fairlab_query;
