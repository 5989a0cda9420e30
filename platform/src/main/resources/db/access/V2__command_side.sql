-- The command side shows auditors entities as they were, and records who asked.
grant usage on schema access to fairlab_command;
grant select, insert on access.read to fairlab_command;
