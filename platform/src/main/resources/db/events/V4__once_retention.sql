-- Keys are kept for as long as a client may ask again, and the oldest are deleted. The index grows at its end only, which
-- costs an append next to nothing. With Axon Server, a key is first kept with what is planned, then with what was recorded.
-- Events stay out of reach: these rights are on the keys alone.
create index once_recorded_at on events.once (recorded_at);
grant delete, update (receipt) on events.once to fairlab_command;
