package org.fairlab.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class KeyringTest {

    private static TestDatabase database;
    private static Keyring keyring;

    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        keyring = TestKeyring.on(database);
    }

    private Sealed name(String text) {
        return keyring.seal(person, Category.IDENTITY, "name", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Invented Person", "Ṣàṅgó 测试 תמר 🧪", "ends in nul \0\0"})
    void what_was_sealed_opens_as_it_was(String text) {
        assertThat(keyring.open(person, "name", name(text))).contains(text);
    }

    @Test
    void it_opens_for_nobody_else() {
        Sealed sealed = name("Invented Person");
        UUID other = UUID.randomUUID();
        assertThat(keyring.open(other, "name", sealed)).isEmpty();
        keyring.seal(other, Category.IDENTITY, "name", "Another Invented Person");
        assertThatIllegalStateException().isThrownBy(() -> keyring.open(other, "name", sealed));
    }

    @Test
    void it_opens_as_no_other_field() {
        Sealed sealed = name("Invented Person");
        assertThatIllegalStateException().isThrownBy(() -> keyring.open(person, "email", sealed));
    }

    @Test
    void it_opens_in_no_other_category() {
        Sealed moved = new Sealed(Category.DEMOGRAPHICS, name("Invented Person").ciphertext());
        assertThat(keyring.open(person, "name", moved)).isEmpty();
        keyring.seal(person, Category.DEMOGRAPHICS, "answers", "{}");
        assertThatIllegalStateException().isThrownBy(() -> keyring.open(person, "name", moved));
    }

    @Test
    void a_changed_ciphertext_does_not_open() {
        byte[] bytes = Base64.getDecoder().decode(name("Invented Person").ciphertext());
        bytes[bytes.length - 1] ^= 1;
        Sealed forged = new Sealed(Category.IDENTITY, Base64.getEncoder().encodeToString(bytes));
        assertThatIllegalStateException().isThrownBy(() -> keyring.open(person, "name", forged));
    }

    @Test
    void nothing_opens_once_the_keys_are_destroyed() {
        Sealed name = name("Invented Person");
        Sealed answers = keyring.seal(person, Category.DEMOGRAPHICS, "answers", "{}");
        keyring.destroy(person);
        assertThat(keyring.open(person, "name", name)).isEmpty();
        assertThat(keyring.open(person, "answers", answers)).isEmpty();
    }

    @Test
    void no_new_key_is_made_for_whom_the_keys_were_destroyed() {
        Sealed before = name("Invented Person");
        keyring.destroy(person);
        Sealed after = name("Invented Person");
        assertThat(keyring.open(person, "name", before)).isEmpty();
        assertThat(keyring.open(person, "name", after)).isEmpty();
        assertThat(wrappedKeys(person)).isEmpty();
    }

    @Test
    void nothing_opens_for_whom_a_tombstone_names_whatever_the_database_holds(@TempDir Path folder) throws IOException {
        Sealed before = name("Invented Person");
        Tombstones tombstones = new Tombstones(folder.resolve("erased"));
        tombstones.add(person, 1);
        Keyring restored = new Keyring(
                JdbcClient.create(database.dataSource()),
                new KeyEncryptionKeys(database.keyEncryptionKey()),
                tombstones,
                true);
        assertThat(restored.open(person, "name", before)).isEmpty();
        assertThat(restored.broughtBack()).containsExactly(person);
        assertThat(restored.open(person, "name", restored.seal(person, Category.IDENTITY, "name", "Anew")))
                .isEmpty();
        restored.destroy(person);
        assertThat(restored.broughtBack()).isEmpty();
    }

    @Test
    void the_record_of_an_erasure_tells_which_keys_there_were() {
        name("Invented Person");
        keyring.seal(person, Category.DEMOGRAPHICS, "answers", "{}");
        keyring.destroy(person);
        keyring.destroy(person);
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("select array_to_string(categories, ' ') from keyring.erasure where owner_id = ?")
                        .param(person)
                        .query(String.class)
                        .list())
                .containsExactly("DEMOGRAPHICS IDENTITY");
    }

    @Test
    void destroying_one_persons_keys_leaves_the_others() {
        UUID other = UUID.randomUUID();
        Sealed theirs = keyring.seal(other, Category.IDENTITY, "name", "Another Invented Person");
        name("Invented Person");
        keyring.destroy(person);
        assertThat(keyring.open(other, "name", theirs)).contains("Another Invented Person");
    }

    @Test
    void those_who_need_a_persons_first_key_at_once_agree_on_it() throws Exception {
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<Sealed> seal = () -> {
            start.await();
            return name("Invented Person");
        };
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var sealed =
                    pool.invokeAll(Stream.generate(() -> seal).limit(threads).toList());
            for (var each : sealed) {
                assertThat(keyring.open(person, "name", each.get())).contains("Invented Person");
            }
        }
        assertThat(wrappedKeys(person)).hasSize(1);
    }

    @Test
    void nothing_opens_of_what_is_sealed_while_the_person_is_erased() throws Exception {
        for (int round = 0; round < 100; round++) {
            UUID person = UUID.randomUUID();
            CyclicBarrier start = new CyclicBarrier(4);
            Callable<Sealed> seal = () -> {
                start.await();
                return keyring.seal(person, Category.IDENTITY, "name", "Invented Person");
            };
            try (var pool = Executors.newFixedThreadPool(3)) {
                var sealed = Stream.of(seal, seal, seal).map(pool::submit).toList();
                start.await();
                keyring.destroy(person);
                for (var each : sealed) {
                    assertThat(keyring.open(person, "name", each.get())).isEmpty();
                }
            }
            assertThat(wrappedKeys(person)).isEmpty();
        }
    }

    @Test
    void a_keys_commit_is_not_waited_for_where_that_of_what_it_seals_flushes_it() throws IOException {
        assertThat(commitOfAKey(true, false)).isEqualTo("off");
    }

    @Test
    void a_keys_commit_is_waited_for_where_events_are_recorded_elsewhere() throws IOException {
        assertThat(commitOfAKey(false, false)).isEqualTo("on");
    }

    @Test
    void the_commit_of_a_larger_transaction_is_waited_for() throws IOException {
        assertThat(commitOfAKey(true, true)).isEqualTo("on");
    }

    /** What {@code synchronous_commit} was when a new key was committed. */
    private String commitOfAKey(boolean besideEvents, boolean inTransaction) throws IOException {
        var connection = new SingleConnectionDataSource(database.url(), "postgres", "", true);
        var jdbc = JdbcClient.create(connection);
        jdbc.sql("""
                        set synchronous_commit = on;
                        create temp table committed (how text);
                        create function pg_temp.look() returns trigger language plpgsql as $$ begin
                            insert into committed values (current_setting('synchronous_commit'));
                            return null;
                        end $$;
                        create constraint trigger look after insert on keyring.data_key
                            deferrable initially deferred for each row execute function pg_temp.look()""").update();
        try {
            Keyring keys = new Keyring(
                    jdbc,
                    new KeyEncryptionKeys(database.keyEncryptionKey()),
                    new Tombstones(database.tombstones()),
                    besideEvents);
            if (inTransaction) {
                new TransactionTemplate(new DataSourceTransactionManager(connection))
                        .executeWithoutResult(status -> keys.seal(person, Category.IDENTITY, "name", "Invented"));
            } else {
                keys.seal(person, Category.IDENTITY, "name", "Invented");
            }
            return jdbc.sql("select how from committed").query(String.class).single();
        } finally {
            jdbc.sql("drop trigger look on keyring.data_key").update();
            connection.destroy();
        }
    }

    @Test
    void a_ciphertexts_length_does_not_tell_the_answer() {
        assertThat(name("Wu").ciphertext()).hasSameSizeAs(name("x".repeat(250)).ciphertext());
    }

    @Test
    void the_same_text_sealed_twice_looks_different() {
        assertThat(name("Invented Person")).isNotEqualTo(name("Invented Person"));
    }

    @Test
    void the_database_holds_no_key_in_clear() {
        name("Invented Person");
        assertThat(wrappedKeys(person))
                .singleElement()
                .satisfies(wrapped -> assertThatExceptionOfType(GeneralSecurityException.class)
                        .isThrownBy(() -> TinkProtoKeysetFormat.parseKeyset(wrapped, InsecureSecretKeyAccess.get())));
    }

    @Test
    void another_key_encryption_key_opens_nothing(@TempDir Path folder) throws Exception {
        Sealed sealed = name("Invented Person");
        Path otherKey = Files.writeString(
                folder.resolve("other.json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
                        AeadConfig2026.get(),
                        InsecureSecretKeyAccess.get()));
        Keyring elsewhere = new Keyring(
                JdbcClient.create(database.dataSource()),
                new KeyEncryptionKeys(otherKey),
                new Tombstones(database.tombstones()),
                true);
        assertThatIllegalStateException()
                .isThrownBy(() -> elsewhere.open(person, "name", sealed))
                .withMessageContaining("key-encryption key");
    }

    private List<byte[]> wrappedKeys(UUID person) {
        return JdbcClient.create(database.dataSource())
                .sql("select wrapped from keyring.data_key where person_id = ? and wrapped is not null")
                .param(person)
                .query(byte[].class)
                .list();
    }
}
