package org.fairlab.standalone.issuer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.fairlab.standalone.directory.SecretFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The secret in the file {@code fairlab.bootstrap-token}, which is replaced by a new one as soon as it has been used.
 */
@Component
@NoOtherIssuer
class BootstrapToken {

    private final Path file;

    BootstrapToken(@Value("${fairlab.bootstrap-token}") Path file) throws IOException {
        this.file = file;
        current();
    }

    /** Where the current one stands. */
    Path file() {
        return file;
    }

    /** Whether this is the current one, in a time that does not tell how much of it is right. */
    synchronized boolean is(String candidate) throws IOException {
        return MessageDigest.isEqual(current(), candidate.getBytes(StandardCharsets.UTF_8));
    }

    /** Uses it up; of several who try with the same one, a single one succeeds. */
    synchronized boolean use(String candidate) throws IOException {
        boolean right = is(candidate);
        if (right) {
            SecretFile.write(file, SecretFile.random());
        }
        return right;
    }

    private byte[] current() throws IOException {
        return SecretFile.readOrCreate(file, SecretFile::random).getBytes(StandardCharsets.UTF_8);
    }
}
