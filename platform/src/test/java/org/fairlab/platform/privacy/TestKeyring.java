package org.fairlab.platform.privacy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.fairlab.platform.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real keyring on a test's database, for tests that run without a context. */
public final class TestKeyring {

    private TestKeyring() {}

    /** A keyring whose keys are in this database. */
    public static Keyring on(TestDatabase database) {
        try {
            return new KeyringConfiguration()
                    .keyring(JdbcClient.create(database.dataSource()), database.keyEncryptionKey());
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
