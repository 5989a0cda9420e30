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
    private final UUID parent = UUID.randomUUID();

    private static void send(RunningCommandSide side, Command... commands) {
        List.of(commands).forEach(command -> side.commands().send(command, OFFICER, null));
    }

    private static List<String> recorded(RunningCommandSide side, UUID id) {
        return side.jdbc()
                .sql("select type from events.event where stream_id = ? order by sequence")
                .param(id)
                .query(String.class)
                .list();
    }

    @Test
    void an_erasure_is_outside_of_the_database_when_it_is_answered_or_else_from_the_next_start_on() throws IOException {
        try (var side = RunningCommandSide.on(database)) {
            send(side, new RegisterParticipant(person, Origin.INVENTED, null, null));
            send(side, new EraseParticipant(person, "request", null));
            assertThat(Files.readString(database.tombstones())).startsWith(person + "\t2\t");
        }
        Files.delete(database.tombstones());
        try (var side = RunningCommandSide.on(database)) {
            assertThat(recorded(side, person)).containsExactly("ParticipantRegistered", "ParticipantErased");
            assertThat(Files.readString(database.tombstones())).startsWith(person + "\t2\t");
        }
    }

    @Test
    void whom_a_restored_database_brings_back_is_erased_again_whatever_holds_it_remembers() {
        Sealed name = keyring.seal(person, Category.IDENTITY, "identity", "Invented Person");
        Sealed details = keyring.seal(parent, Category.HEALTH, "details", "{}");
        UUID unknown = UUID.randomUUID();
        try (var side = RunningCommandSide.on(database)) {
            send(side, new RegisterParticipant(person, Origin.INVENTED, name, null));
            send(side, new PlaceLegalHold(person, UUID.randomUUID(), "award records", null));
            send(side, new RegisterParent(parent, details, null));
        }
        assertThat(keyring.open(person, "identity", name)).isPresent();

        List.of(person, parent, unknown)
                .forEach(owner -> TestKeyring.tombstones(database).add(owner, 4711));

        try (var side = RunningCommandSide.on(database)) {
            assertThat(recorded(side, person))
                    .containsExactly("ParticipantRegistered", "LegalHoldPlaced", "ParticipantErased");
            assertThat(recorded(side, parent)).containsExactly("ParentRegistered", "ParentErased");
            assertThat(recorded(side, unknown)).isEmpty();
        }
        assertThat(keyring.open(person, "identity", name)).isEmpty();
        assertThat(keyring.open(parent, "details", details)).isEmpty();
        assertThat(TestKeyring.on(database).broughtBack()).isEmpty();
        Sealed lost = keyring.seal(unknown, Category.IDENTITY, "identity", "Invented Person");
        assertThat(keyring.open(unknown, "identity", lost)).as("no new key").isEmpty();
    }
}
