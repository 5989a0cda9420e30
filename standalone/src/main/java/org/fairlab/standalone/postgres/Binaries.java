package org.fairlab.standalone.postgres;

import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.lang3.SystemUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL that fits this machine, once, into a folder named after its archive's checksum. */
final class Binaries {

    private static final int OWNER_MAY_RUN = 0100;

    private Binaries() {}

    /**
     * The folder that holds {@code bin/postgres}, whole even if an earlier run was killed, or lost power, while it
     * unpacked. The archive is not read again once it is there.
     *
     * @throws IOException if there is no PostgreSQL for this machine, or it cannot be unpacked
     */
    static Path in(Path folder) throws IOException {
        URL archive = archive();
        Path ready = folder.resolve(checksum(archive));
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

    private static URL archive() throws IOException {
        String system = SystemUtils.IS_OS_WINDOWS ? "windows" : SystemUtils.IS_OS_MAC ? "darwin" : "linux";
        // Windows on ARM runs what was made for the others
        String machine = SystemUtils.IS_OS_WINDOWS ? "x86_64" : ArchUtils.normalize(SystemUtils.OS_ARCH);
        URL archive = Binaries.class.getResource("/postgres-" + system + "-" + machine + ".txz");
        if (archive == null) {
            throw new IOException("There is no PostgreSQL in Fairlab for " + system + " on " + machine
                    + "; name one of your own with SPRING_DATASOURCE_URL.");
        }
        return archive;
    }

    /** As its jar tells it, so that the archive, of many megabytes, need not be read. */
    private static String checksum(URL archive) throws IOException {
        var inJar = (JarURLConnection) archive.openConnection();
        return HexFormat.of().toHexDigits(inJar.getJarEntry().getCrc(), 8);
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
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
}
