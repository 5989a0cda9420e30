package org.fairlab.platform.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The file with the key-encryption keys, a Tink keyset in JSON outside of the database. An epoch is known by its key's
 * id in there. The primary one wraps; the others unwrap what was wrapped before. Several processes may share the file:
 * it is read again where a data key cannot be unwrapped, and before anything is wrapped if it has changed.
 */
final class KeyEncryptionKeys {

    private static final Configuration TINK = AeadConfig2026.get();

    private final Path file;
    private volatile Loaded loaded;

    private record Loaded(String json, KeysetHandle keys, Aead aead) {

        static Loaded from(String json) throws GeneralSecurityException {
            KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(json, TINK, InsecureSecretKeyAccess.get());
            return new Loaded(json, keys, keys.getPrimitive(TINK, Aead.class));
        }
    }

    /**
     * A data key as it is stored.
     *
     * @param epoch of the key that wraps it
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Wrapped(byte[] bytes, long epoch) {}

    /** @throws IOException if the file cannot be read or holds no keyset */
    KeyEncryptionKeys(Path file) throws IOException {
        this.file = file;
        this.loaded = read();
    }

    private Loaded read() throws IOException {
        try {
            return Loaded.from(Files.readString(file));
        } catch (GeneralSecurityException malformed) {
            throw new IOException(file + " holds no Tink keyset for AES-GCM", malformed);
        }
    }

    /** Reads the file again; whether it has changed. */
    boolean refresh() {
        try {
            Loaded before = loaded;
            if (before.json.equals(Files.readString(file))) {
                return false;
            }
            loaded = read();
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The epoch whose key wraps. */
    long primary() {
        return Integer.toUnsignedLong(loaded.keys.getPrimary().getId());
    }

    /** All epochs whose keys there are, the oldest first. */
    Set<Long> epochs() {
        KeysetHandle keys = loaded.keys;
        Set<Long> epochs = new LinkedHashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            epochs.add(Integer.toUnsignedLong(keys.getAt(i).getId()));
        }
        return epochs;
    }

    Wrapped wrap(KeysetHandle key, byte[] binding) throws GeneralSecurityException {
        refresh();
        Loaded with = loaded;
        return new Wrapped(
                TinkProtoKeysetFormat.serializeEncryptedKeyset(key, with.aead, binding, TINK),
                Integer.toUnsignedLong(with.keys.getPrimary().getId()));
    }

    /** @throws IllegalStateException if none of the keys opens it */
    KeysetHandle unwrap(byte[] wrapped, byte[] binding) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, loaded.aead, binding, TINK);
        } catch (GeneralSecurityException wrongKey) {
            if (refresh()) {
                return unwrap(wrapped, binding);
            }
            throw new IllegalStateException("the key-encryption key does not fit this database", wrongKey);
        }
    }

    /** Adds a key, which is the primary one from now on, and returns its epoch. */
    synchronized long add() {
        refresh();
        try {
            KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
            var more = KeysetHandle.newBuilder(loaded.keys)
                    .addEntry(
                            KeysetHandle.importKey(fresh.getPrimary().getKey()).makePrimary());
            write(more.build());
            return primary();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("no key-encryption key could be made", impossible);
        }
    }

    /** Destroys the key of an epoch that is not the primary one. */
    synchronized void remove(long epoch) {
        refresh();
        KeysetHandle keys = loaded.keys;
        var fewer = KeysetHandle.newBuilder(keys);
        IntStream.range(0, keys.size())
                .filter(i -> Integer.toUnsignedLong(keys.getAt(i).getId()) == epoch)
                .findFirst()
                .ifPresent(fewer::deleteAt);
        try {
            write(fewer.build());
        } catch (GeneralSecurityException primary) {
            throw new IllegalStateException("the primary key-encryption key stays", primary);
        }
    }

    /** Replaces the file in one step, so that it is always whole. */
    private void write(KeysetHandle keys) throws GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, TINK, InsecureSecretKeyAccess.get());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(fresh, options, ownerOnly())) {
                channel.write(ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            loaded = read();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
