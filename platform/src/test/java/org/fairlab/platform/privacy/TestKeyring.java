package org.fairlab.platform.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.fairlab.platform.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real keyring on a test's database, for tests that run without a context. */
public final class TestKeyring {

    private TestKeyring() {}

    /** A keyring whose keys are in this database. */
    public static Keyring on(TestDatabase database) {
        try {
            return new Keyring(
                    JdbcClient.create(database.dataSource()),
                    new KeyEncryptionKeys(database.keyEncryptionKey()),
                    tombstones(database),
                    true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Who was erased in this database. */
    public static Tombstones tombstones(TestDatabase database) {
        try {
            return new Tombstones(database.tombstones());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
