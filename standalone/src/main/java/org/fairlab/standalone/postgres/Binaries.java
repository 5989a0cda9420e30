package org.fairlab.standalone.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.lang3.SystemUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL that fits this machine, once, into a folder named after its digest. */
final class Binaries {

    private static final int OWNER_MAY_RUN = 0100;

    private Binaries() {}

    /**
     * The folder that holds {@code bin/postgres}, whole even if an earlier run was killed, or lost power, while it
     * unpacked.
     */
    static Path in(Path folder) throws IOException {
        byte[] archive = archive();
        Path ready = folder.resolve(digest(archive));
        if (!Files.exists(ready)) {
            Path partial = folder.resolve("partial");
            if (Files.exists(partial)) {
                PathUtils.deleteDirectory(partial);
            }
            unpack(archive, partial);
            Files.move(partial, ready, StandardCopyOption.ATOMIC_MOVE);
        }
        return ready.toRealPath();
    }

    private static byte[] archive() throws IOException {
        String system = SystemUtils.IS_OS_WINDOWS ? "Windows" : SystemUtils.IS_OS_MAC ? "Darwin" : "Linux";
        String machine = SystemUtils.OS_ARCH.equals("amd64") ? "x86_64" : SystemUtils.OS_ARCH;
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return archive.readAllBytes();
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                PathUtils.createParentDirectories(path);
                if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    copy(tar, path);
                    if ((entry.getMode() & OWNER_MAY_RUN) != 0 && !path.toFile().setExecutable(true)) {
                        throw new IOException("no program may run from " + target);
                    }
                }
            }
        }
    }

    /** Onto the disk, since a folder that has its name there may otherwise hold empty files after a power loss. */
    private static void copy(InputStream from, Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            from.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    private static String digest(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
