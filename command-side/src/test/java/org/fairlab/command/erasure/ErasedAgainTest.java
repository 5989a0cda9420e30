package org.fairlab.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.fairlab.command.Command;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.Sender;
import org.fairlab.command.lactation.ParentCommand.RegisterParent;
import org.fairlab.command.people.ParticipantCommand.EraseParticipant;
import org.fairlab.command.people.ParticipantCommand.PlaceLegalHold;
import org.fairlab.command.people.ParticipantCommand.RegisterParticipant;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.platform.privacy.TestKeyring;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class ErasedAgainTest {

    private static final Sender OFFICER = new Sender("officer", "privacy-officer", null, null);

    private final TestDatabase database = TestDatabase.fresh();
    private final Keyring keyring = TestKeyring.on(database);
    private final UUID person = UUID.randomUUID();

    private void send(Command command) {
        try (var side = RunningCommandSide.on(database)) {
            side.commands().send(command, OFFICER, null);
        }
    }

    private List<String> recorded() {
        try (var side = RunningCommandSide.on(database)) {
            return side.jdbc()
                    .sql("select type from events.event where stream_id = ? order by sequence")
                    .param(person)
                    .query(String.class)
                    .list();
        }
    }

    @Test
    void an_erasure_is_outside_of_the_database_when_it_is_answered() throws IOException {
        send(new RegisterParticipant(person, Origin.INVENTED, null, null));
        try (var side = RunningCommandSide.on(database)) {
            var receipt = side.commands().send(new EraseParticipant(person, "request", null), OFFICER, null);
            assertThat(Files.readString(database.tombstones())).startsWith(person + "\t" + receipt.position() + "\t");
        }
    }

    @Test
    void an_erasure_that_was_recorded_when_the_process_was_killed_is_added_at_the_next_start() throws IOException {
        send(new RegisterParticipant(person, Origin.INVENTED, null, null));
        send(new EraseParticipant(person, "request", null));
        Files.delete(database.tombstones());
        assertThat(recorded()).containsExactly("ParticipantRegistered", "ParticipantErased");
        assertThat(Files.readString(database.tombstones())).startsWith(person + "\t2\t");
    }

    @Test
    void whom_a_restored_database_brings_back_is_erased_again_whatever_holds_it_remembers() {
        Sealed name = keyring.seal(person, Category.IDENTITY, "identity", "Invented Person");
        send(new RegisterParticipant(person, Origin.INVENTED, name, null));
        send(new PlaceLegalHold(person, UUID.randomUUID(), "award records", null));
        assertThat(keyring.open(person, "identity", name)).isPresent();

        TestKeyring.tombstones(database).add(person, 4711);

        assertThat(recorded()).containsExactly("ParticipantRegistered", "LegalHoldPlaced", "ParticipantErased");
        assertThat(keyring.open(person, "identity", name)).isEmpty();
        assertThat(recorded()).as("once").hasSize(3);
    }

    @Test
    void so_is_a_parent() {
        Sealed details = keyring.seal(person, Category.HEALTH, "details", "{}");
        send(new RegisterParent(person, details, null));
        TestKeyring.tombstones(database).add(person, 4711);
        assertThat(recorded()).containsExactly("ParentRegistered", "ParentErased");
        assertThat(keyring.open(person, "details", details)).isEmpty();
    }

    @Test
    void who_was_registered_after_the_backup_gets_no_new_keys() {
        TestKeyring.tombstones(database).add(person, 4711);
        assertThat(recorded()).isEmpty();
        Sealed lost = keyring.seal(person, Category.IDENTITY, "identity", "Invented Person");
        assertThat(keyring.open(person, "identity", lost)).isEmpty();
    }
}
