package org.fairlab.platform.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the key-encryption key from the Tink JSON keyset file that {@code fairlab.key-encryption-key} names. */
@Configuration(proxyBeanMethods = false)
class KeyringConfiguration {

    @Bean
    Keyring keyring(JdbcClient jdbc, @Value("${fairlab.key-encryption-key}") Path file)
            throws GeneralSecurityException, IOException {
        var keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(file), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        return new Keyring(jdbc, keyset.getPrimitive(AeadConfig2026.get(), Aead.class));
    }
}
