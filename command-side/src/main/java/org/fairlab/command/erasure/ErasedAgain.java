package org.fairlab.command.erasure;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.fairlab.command.Commands;
import org.fairlab.command.Sender;
import org.fairlab.command.lactation.ParentCommand.EraseParentAgain;
import org.fairlab.command.people.ParticipantCommand.EraseParticipantAgain;
import org.fairlab.platform.RecurringJob;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.platform.privacy.Tombstones;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases again, before anything is served, whom a restored database has brought back: the keys are destroyed once more,
 * and the erasure is recorded once more, from which read models drop what they hold. Also keeps this node's tombstones
 * complete, with the erasures of other nodes and with those that were recorded when the process was killed.
 */
@Component
class ErasedAgain extends RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ErasedAgain.class);
    private static final String REASON = "was erased before this database was restored from a backup";
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Keyring keyring;
    private final Tombstones tombstones;
    private final Commands commands;
    private final EventStore events;
    private final JdbcClient jdbc;

    ErasedAgain(Keyring keyring, Tombstones tombstones, Commands commands, EventStore events, JdbcClient jdbc) {
        super("tombstones", INTERVAL);
        this.keyring = keyring;
        this.tombstones = tombstones;
        this.commands = commands;
        this.events = events;
        this.jdbc = jdbc;
    }

    private void eraseAgain() {
        List<UUID> broughtBack = keyring.broughtBack();
        for (UUID owner : broughtBack) {
            var history = events.readEvents(owner.toString());
            if (history.hasNext()) {
                boolean parent = history.peek().getType().equals("Parent");
                commands.send(
                        parent ? new EraseParentAgain(owner, REASON) : new EraseParticipantAgain(owner, REASON),
                        Sender.SYSTEM,
                        null);
            }
            keyring.destroy(owner);
        }
        if (!broughtBack.isEmpty()) {
            log.warn(
                    "a restored database had brought back {} who were erased; they are erased again",
                    broughtBack.size());
        }
    }

    /** Adds the erasures of a while that other nodes have recorded; the position is not known with Axon Server. */
    private void complete(String since) {
        jdbc.sql("""
                        select owner_id, coalesce((select max(position) from events.event
                            where stream_id = owner_id and type in ('ParticipantErased', 'ParentErased')), 0) as position
                        from keyring.erasure where erased_at > now() - ?::interval""")
                .param(since)
                .query((row, n) -> {
                    UUID owner = row.getObject("owner_id", UUID.class);
                    if (!tombstones.contains(owner)) {
                        tombstones.add(owner, row.getLong("position"));
                    }
                    return owner;
                })
                .list();
    }

    @Override
    protected void work() {
        complete("1 hour");
    }

    /** Before read models are followed and anybody is answered. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 3;
    }

    @Override
    public void start() {
        complete("1000 years");
        eraseAgain();
        super.start();
    }
}
