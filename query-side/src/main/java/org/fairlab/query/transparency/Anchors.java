package org.fairlab.query.transparency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints written now and then to a folder, each to a file of its own, {@code <size>.checkpoint}, which is
 * read-only from then on. The folder may be one from which nothing can be deleted, or be copied elsewhere.
 */
public final class Anchors {

    private static final String SUFFIX = ".checkpoint";

    private final Path folder;
    private final Duration every;
    private @Nullable Instant latest;

    /** @param every how long at least from one to the next */
    Anchors(Path folder, Duration every) {
        this.folder = folder;
        this.every = every;
    }

    /**
     * A checkpoint that was written.
     *
     * @param size as its name says
     * @param note what is in it now
     */
    public record Anchor(long size, Instant writtenAt, String note) {}

    /** The latest ones of a folder, at most so many; none if there is no such folder. */
    static List<Anchor> latest(Path folder, int limit) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,18}" + Pattern.quote(SUFFIX)))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - SUFFIX.length())))
                    .sorted(Comparator.reverseOrder())
                    .limit(limit)
                    .map(size -> anchor(folder.resolve(size + SUFFIX), size))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The last one of each day in UTC, and none of a log without events. */
    public static List<Anchor> lastOfEachDay(Path folder) {
        SortedMap<LocalDate, Anchor> days = new TreeMap<>();
        for (Anchor anchor : latest(folder, Integer.MAX_VALUE)) {
            if (anchor.size() > 0) {
                days.merge(
                        LocalDate.ofInstant(anchor.writtenAt(), ZoneOffset.UTC),
                        anchor,
                        (one, other) -> one.size() > other.size() ? one : other);
            }
        }
        return List.copyOf(days.values());
    }

    private static Anchor anchor(Path file, long size) {
        try {
            String note = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return new Anchor(size, Files.getLastModifiedTime(file).toInstant(), note);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes the checkpoint if it is time, and unless it is there; never over a file. */
    void keep(Checkpoint checkpoint) {
        Instant now = Instant.now();
        try {
            Files.createDirectories(folder);
            Instant before = latest == null ? ofFolder() : latest;
            latest = before;
            if (before.plus(every).isAfter(now)) {
                return;
            }
            latest = now;
            Path file = folder.resolve(checkpoint.size() + SUFFIX);
            Files.writeString(file, checkpoint.note(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (!file.toFile().setReadOnly()) {
                throw new IOException("cannot be made read-only");
            }
        } catch (FileAlreadyExistsException there) {
            // nothing has happened since, or another process has written it
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Instant ofFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file -> Instant.ofEpochMilli(file.toFile().lastModified()))
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
        }
    }
}
