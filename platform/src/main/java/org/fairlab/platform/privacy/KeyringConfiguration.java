package org.fairlab.platform.privacy;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is kept of personal data outside of the database: the key-encryption keys, in the Tink JSON keyset file that
 * {@code fairlab.key-encryption-key} names, and who was erased, in the file that {@code fairlab.tombstones} names, or
 * in {@code erased} beside the former.
 */
@Configuration(proxyBeanMethods = false)
class KeyringConfiguration {

    @Bean
    KeyEncryptionKeys keyEncryptionKeys(@Value("${fairlab.key-encryption-key}") Path file) throws IOException {
        return new KeyEncryptionKeys(file);
    }

    @Bean
    Tombstones tombstones(
            @Value("${fairlab.key-encryption-key}") Path keys, @Value("${fairlab.tombstones:}") String file)
            throws IOException {
        return new Tombstones(file.isEmpty() ? keys.toAbsolutePath().resolveSibling("erased") : Path.of(file));
    }

    @Bean
    Keyring keyring(
            JdbcClient jdbc,
            KeyEncryptionKeys keys,
            Tombstones tombstones,
            @Value("${axon.axonserver.enabled}") boolean axonServer) {
        return new Keyring(jdbc, keys, tombstones, !axonServer);
    }

    @Bean
    KeyEpochs keyEpochs(JdbcClient jdbc, KeyEncryptionKeys keys) {
        return new KeyEpochs(jdbc, keys);
    }
}
