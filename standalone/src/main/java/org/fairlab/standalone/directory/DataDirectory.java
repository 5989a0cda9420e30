package org.fairlab.standalone.directory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fairlab.query.transparency.NoteSigner;

/**
 * The one place where a process keeps everything, and which no other process uses at the same time.
 *
 * @param lock held until the process ends, however it ends
 */
public record DataDirectory(Path path, FileChannel lock) {

    private static final String KEY_ENCRYPTION_KEY = "key-encryption-key.json";

    /**
     * Makes the directory if need be, readable by its owner alone, and takes it for this process.
     *
     * @throws IOException if it cannot be made or written to, or is in use; the message says so in one line
     */
    public static DataDirectory open(Path path) throws IOException {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.createDirectory(path, SecretFile.ownerOnly(path, "rwx------"));
            }
            FileChannel lock =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                lock.close();
                throw new IOException(path + " is in use by another Fairlab that is running; stop that one first,"
                        + " or choose another directory with --data-dir.");
            }
            return new DataDirectory(path, lock);
        } catch (FileAlreadyExistsException file) {
            throw new IOException(path + " cannot be used: there is a file where a directory should be.", file);
        } catch (AccessDeniedException denied) {
            throw new IOException(
                    path + " cannot be written to by this user; choose another directory with --data-dir.", denied);
        }
    }

    /** Whether there is a key-encryption key already. */
    public boolean hasKeyEncryptionKey() {
        return Files.exists(path.resolve(KEY_ENCRYPTION_KEY));
    }

    /** Makes the key-encryption key if there is none, and returns its file. */
    public Path keyEncryptionKey() throws IOException {
        Path file = path.resolve(KEY_ENCRYPTION_KEY);
        SecretFile.readOrCreate(file, KeyEncryptionKey::generate);
        return file;
    }

    /** Makes the key that signs the transparency log if there is none, and returns its file. */
    public Path logSigningKey() throws IOException {
        Path file = path.resolve("log-signing-key");
        SecretFile.readOrCreate(file, NoteSigner::generate);
        return file;
    }

    /** Where checkpoints of the transparency log are kept. */
    public Path logAnchors() {
        return path.resolve("log-anchors");
    }

    /** The key that signs the tokens of the embedded issuer, as a JSON web key. */
    public Path issuerKey() {
        return path.resolve("issuer-key.json");
    }

    /** The secret that can be exchanged for a token once. */
    public Path bootstrapToken() {
        return path.resolve("bootstrap-token");
    }
}
