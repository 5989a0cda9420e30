-- How far a large import has come, so that it goes on there after a restart. A part is noted after its commit; one that
-- was committed and not noted is sent again, which is harmless.
create table command.imported (
    import text not null,
    part   text not null,
    rows   int not null,
    errors int not null,
    primary key (import, part)
);
grant select, insert, update on command.imported to fairlab_command;
