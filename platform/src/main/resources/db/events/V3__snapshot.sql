-- The state of an entity after one of its events, so that a long history need not be read from its start. It can be
-- made again from the events at any time, and counts only for the code that made it; see Snapshots.java.
create table events.snapshot (
    stream_id   uuid primary key,
    sequence    bigint not null,
    stream_type text not null,
    type        text not null,
    version     text not null,
    state       json not null
);
grant select, insert, update on events.snapshot to fairlab_command;
