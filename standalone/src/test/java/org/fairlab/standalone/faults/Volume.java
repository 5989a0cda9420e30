package org.fairlab.standalone.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system of its own in a file, as ext4 over a loop device. What has reached the file is what a disk would hold
 * after a power loss: pages that were written and never synchronised are not in it. Takes the right to mount.
 *
 * @param image the file
 * @param path where it is mounted
 */
record Volume(Path image, Path path) implements AutoCloseable {

    private static final long SIZE = 2L << 30;

    /** Whether this user may mount one. */
    static boolean isPossible(Path scratch) throws InterruptedException {
        try (Volume tried = make(scratch, "tried")) {
            return Files.exists(tried.path);
        } catch (IOException refused) {
            return false;
        }
    }

    /** Makes an empty one; the kernel writes nothing to it by itself for minutes. */
    static Volume make(Path scratch, String name) throws IOException, InterruptedException {
        Path image = scratch.resolve(name + ".img");
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        Processes.run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
        return mount(image, scratch.resolve(name));
    }

    private static Volume mount(Path image, Path path) throws IOException, InterruptedException {
        Files.createDirectories(path);
        Processes.run("mount", "-o", "loop,commit=600,nodiscard", image.toString(), path.toString());
        return new Volume(image, path);
    }

    /** Mounts what the disk would hold if power were lost now. Whatever writes to this volume must stand still. */
    Volume afterPowerLoss(Path scratch, String name) throws IOException, InterruptedException {
        Path copy = scratch.resolve(name + ".img");
        String written;
        do { // again if the kernel wrote meanwhile
            written = written();
            Processes.run("cp", "--sparse=always", image.toString(), copy.toString());
        } while (!written.equals(written()));
        return mount(copy, scratch.resolve(name));
    }

    /** How many writes the device has seen. */
    private String written() throws IOException, InterruptedException {
        String device = Processes.run("findmnt", "-n", "-o", "SOURCE", path.toString());
        return Files.readString(
                        Path.of("/sys/block", Path.of(device).getFileName().toString(), "stat"))
                .strip()
                .split("\\s+")[4];
    }

    /** Leaves no block free until the ballast is deleted. */
    Path fill() throws IOException, InterruptedException {
        Path ballast = path.resolve("ballast");
        Files.deleteIfExists(ballast);
        for (long step = SIZE; step >= 4096; step /= 2) {
            long size = Files.exists(ballast) ? Files.size(ballast) : 0;
            try {
                Processes.run("fallocate", "-l", Long.toString(size + step), ballast.toString());
            } catch (IOException full) {
                // half of it may fit
            }
        }
        return ballast;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Processes.run("umount", path.toString());
        Files.delete(image);
    }
}
