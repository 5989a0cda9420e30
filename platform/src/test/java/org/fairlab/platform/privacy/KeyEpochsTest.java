package org.fairlab.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.privacy.KeyEpochs.Epoch;
import org.fairlab.platform.privacy.KeyEpochs.Obstacle;
import org.fairlab.platform.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class KeyEpochsTest {

    private static final int PEOPLE = 5;

    @TempDir
    private Path folder;

    private SingleConnectionDataSource connection;
    private JdbcClient jdbc;
    private Path file;
    private Path tombstones;
    private KeyEpochs epochs;
    private Keyring keyring;
    private final List<UUID> people =
            IntStream.range(0, PEOPLE).mapToObj(i -> UUID.randomUUID()).toList();
    private List<Sealed> sealed;

    @BeforeEach
    void seal() throws IOException {
        TestDatabase database = TestDatabase.fresh();
        connection = new SingleConnectionDataSource(database.url(), database.user(), database.password(), true);
        jdbc = JdbcClient.create(connection);
        file = Files.copy(database.keyEncryptionKey(), folder.resolve("keys.json"));
        tombstones = database.tombstones();
        KeyEncryptionKeys keys = new KeyEncryptionKeys(file);
        epochs = new KeyEpochs(jdbc, keys);
        keyring = new Keyring(jdbc, keys, new Tombstones(tombstones), true);
        sealed = people.stream()
                .map(person -> keyring.seal(person, Category.IDENTITY, "name", "Person " + person))
                .toList();
    }

    private @Nullable Obstacle retire(long epoch) {
        return new TransactionTemplate(new DataSourceTransactionManager(connection))
                .execute(status -> epochs.retire(epoch, "operator-1"));
    }

    private Keyring anotherProcess() throws IOException {
        return new Keyring(jdbc, new KeyEncryptionKeys(file), new Tombstones(tombstones), true);
    }

    private void everythingOpens(Keyring with) {
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(with.open(people.get(i), "name", sealed.get(i))).contains("Person " + people.get(i));
        }
    }

    private long first() {
        return epochs.all().getFirst().epoch();
    }

    @Test
    void everything_opens_before_while_and_after_data_keys_are_wrapped_anew() throws IOException {
        Keyring other = anotherProcess();
        epochs.rotate("operator-1");
        everythingOpens(keyring);
        assertThat(epochs.rewrap(2)).isEqualTo(2);
        everythingOpens(keyring);
        everythingOpens(other);
    }

    @Test
    void a_process_that_is_killed_between_batches_is_gone_on_for() throws IOException {
        long old = first();
        long fresh = epochs.rotate("operator-1");
        epochs.rewrap(2);
        KeyEpochs next = new KeyEpochs(jdbc, new KeyEncryptionKeys(file));
        assertThat(next.rewrap(100)).isEqualTo(PEOPLE - 2);
        assertThat(next.rewrap(100)).isZero();
        assertThat(next.all())
                .extracting(Epoch::epoch, Epoch::primary, Epoch::dataKeys)
                .containsExactlyInAnyOrder(tuple(old, false, 0L), tuple(fresh, true, (long) PEOPLE));
    }

    @Test
    void a_key_is_not_destroyed_while_it_is_primary_or_wraps_anything() {
        long old = first();
        assertThat(retire(old)).isEqualTo(Obstacle.PRIMARY);
        epochs.rotate("operator-1");
        epochs.rewrap(PEOPLE - 1);
        assertThat(retire(old)).isEqualTo(Obstacle.IN_USE);
        assertThat(retire(old + 1)).isEqualTo(Obstacle.NO_SUCH_EPOCH);
        everythingOpens(keyring);
    }

    @Test
    void a_data_key_from_an_old_backup_is_of_no_use_once_its_epoch_is_retired() throws IOException {
        long old = first();
        jdbc.sql("create temp table backup as select * from keyring.data_key").update();
        epochs.rotate("operator-1");
        epochs.rewrap(PEOPLE);
        assertThat(retire(old)).isNull();
        everythingOpens(anotherProcess());

        jdbc.sql("update keyring.data_key k set wrapped = b.wrapped from backup b where b.person_id = k.person_id")
                .update();

        assertThatIllegalStateException()
                .isThrownBy(() -> anotherProcess().open(people.getFirst(), "name", sealed.getFirst()));
    }

    @Test
    void a_key_that_is_destroyed_meanwhile_stays_so() {
        keyring.destroy(people.getFirst());
        epochs.rotate("operator-1");
        assertThat(epochs.rewrap(100)).isEqualTo(PEOPLE - 1);
        assertThat(keyring.open(people.getFirst(), "name", sealed.getFirst())).isEmpty();
    }

    @Test
    void nothing_is_sealed_under_a_key_that_is_gone() throws IOException {
        long old = first();
        Keyring late = anotherProcess();
        String before = Files.readString(file);
        epochs.rotate("operator-1");
        epochs.rewrap(PEOPLE);
        retire(old);
        Files.writeString(file, before); // as where the file is not shared
        UUID person = UUID.randomUUID();

        assertThatIllegalStateException()
                .isThrownBy(() -> late.seal(person, Category.IDENTITY, "name", "Invented Person"));
    }
}
