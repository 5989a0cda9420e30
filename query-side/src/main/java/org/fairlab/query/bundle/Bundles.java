package org.fairlab.query.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fairlab.query.transparency.Anchors;
import org.fairlab.query.transparency.Anchors.Anchor;
import org.fairlab.query.transparency.Checkpoint;
import org.fairlab.query.transparency.TransparencyLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes bundles: a zip with the last checkpoint, earlier ones and anchors with the proofs that it extends them, the
 * schemas of all kinds of events, and {@code events.tsv}, one line for each event: its index, its proof (none in a
 * bundle of the whole log, whose root can be computed), its envelope as the store gives it. Written as it is read, in
 * flat memory.
 */
public final class Bundles {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Envelopes envelopes;
    private final TransparencyLog log;
    private final @Nullable Path anchors;

    /** @param anchors folder of the checkpoints that were written to read-only files */
    public Bundles(JdbcClient jdbc, Envelopes envelopes, TransparencyLog log, @Nullable Path anchors) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
        this.log = log;
        this.anchors = anchors;
    }

    /**
     * Writes a bundle of what the checkpoint covers.
     *
     * @param vkey the log's verifier key
     * @param since sizes of checkpoints that somebody has kept, to be shown as extended
     */
    public void write(Selection selection, Checkpoint checkpoint, String vkey, List<Long> since, OutputStream out)
            throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(out))) {
            file(zip, "manifest.json", manifest(selection, checkpoint));
            file(zip, "log.vkey", vkey + "\n");
            file(zip, "checkpoint", checkpoint.note());
            SortedMap<Long, String> earlier = lastOfEachDay(checkpoint.size());
            for (var note : earlier.entrySet()) {
                file(zip, "checkpoints/" + note.getKey(), note.getValue());
            }
            SortedSet<Long> extended = new TreeSet<>(earlier.keySet());
            extended.addAll(since);
            for (Anchor anchor : anchors == null ? List.<Anchor>of() : Anchors.lastOfEachDay(anchors)) {
                file(zip, "anchors/" + anchor.size(), anchor.note());
                extended.add(anchor.size());
            }
            // an anchor of more than there is shows that the log was rolled back, and has no proof
            for (long size : extended.headSet(checkpoint.size() + 1)) {
                file(zip, "consistency/" + size, lines(log.consistency(size, checkpoint.size())));
            }
            for (var schema : EventSchemas.all().entrySet()) {
                file(zip, "schemas/" + schema.getKey() + ".json", schema.getValue());
            }
            zip.putNextEntry(new ZipEntry("events.tsv"));
            events(selection, checkpoint, zip);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static String manifest(Selection selection, Checkpoint checkpoint) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("madeAt", Instant.now().toString());
        manifest.put("whole", selection.isWhole());
        manifest.put("entity", selection.entity());
        manifest.put("programme", selection.programme());
        manifest.put("from", selection.from());
        manifest.put("to", selection.to());
        manifest.put("checkpoint", checkpoint.size());
        return JSON.writeValueAsString(manifest);
    }

    private SortedMap<Long, String> lastOfEachDay(long size) {
        SortedMap<Long, String> notes = new TreeMap<>();
        jdbc.sql("""
                        select distinct on (day) size, note
                        from (select *, (signed_at at time zone 'UTC')::date as day from transparency.checkpoint) c
                        where size > 0 and size < ? and day < (now() at time zone 'UTC')::date
                        order by day, size desc""").param(size).query(row -> {
            notes.put(row.getLong("size"), row.getString("note"));
        });
        return notes;
    }

    private void events(Selection selection, Checkpoint checkpoint, OutputStream out) {
        envelopes.show(selection, log.last(checkpoint.size()), (envelope, position) -> {
            long index = log.index(position);
            String proof = selection.isWhole() ? "" : String.join(" ", base64(log.inclusion(index, checkpoint.size())));
            write(out, index + "\t" + proof + "\t" + envelope + "\n");
        });
    }

    private static void file(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }

    private static String lines(List<byte[]> hashes) {
        return base64(hashes).stream().map(hash -> hash + "\n").collect(Collectors.joining());
    }
}
