package org.fairlab.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A log in memory, honest or made to lie, and the bundles that it gives away. */
final class TestLog {

    static final String ORIGIN = "log.example/fairlab";
    static final Keys KEYS = keys(ORIGIN, VerifierKey.Type.NOTE);

    /** Both halves of a key. */
    record Keys(VerifierKey known, PrivateKey secret) {

        byte[] sign(String text) {
            try {
                Signature ed25519 = Signature.getInstance("Ed25519");
                ed25519.initSign(secret);
                ed25519.update(text.getBytes(UTF_8));
                return ed25519.sign();
            } catch (GeneralSecurityException impossible) {
                throw new AssertionError(impossible);
            }
        }

        byte[] note(String text) {
            byte[] signature = sign(text);
            byte[] line = ByteBuffer.allocate(4 + signature.length)
                    .putInt(known.id())
                    .put(signature)
                    .array();
            return (text + "\n— " + known.name() + " " + Base64Text.of(line) + "\n").getBytes(UTF_8);
        }
    }

    static Keys keys(String name, VerifierKey.Type type) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] marked = Arrays.copyOfRange(encoded, encoded.length - 33, encoded.length);
            marked[0] = type.mark;
            return new Keys(VerifierKey.of(name, marked), pair.getPrivate());
        } catch (GeneralSecurityException | Malformed impossible) {
            throw new AssertionError(impossible);
        }
    }

    final List<String> entries = new ArrayList<>();

    /** A log of so many events in streams of three. */
    static TestLog of(int events) {
        TestLog log = new TestLog();
        for (int i = 0; i < events; i++) {
            log.entries.add(entry(id("event" + i), id("stream" + i / 3), i % 3, "{\"amount\":" + i + "}"));
        }
        return log;
    }

    static UUID id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(UTF_8));
    }

    static String entry(UUID eventId, UUID streamId, long sequence, String payload) {
        return "{\"eventId\":\"%s\",\"metadata\":{\"actor\":\"a\"},\"payload\":%s,\"recordedAt\":\"2030-01-01T00:00:00.000001Z\","
                        .formatted(eventId, payload)
                + "\"revision\":\"1\",\"sequence\":%d,\"streamId\":\"%s\",\"streamType\":\"Fund\",\"type\":\"Paid\"}"
                        .formatted(sequence, streamId);
    }

    List<byte[]> leaves() {
        return leaves(entries.size());
    }

    List<byte[]> leaves(int size) {
        return entries.subList(0, size).stream()
                .map(entry -> Merkle.leaf(entry.getBytes(UTF_8)))
                .toList();
    }

    byte[] checkpoint(int size) {
        return KEYS.note(text(size));
    }

    String text(int size) {
        return ORIGIN + "\n" + size + "\n" + Base64Text.of(TestTree.root(leaves(size))) + "\n";
    }

    /** The files of a bundle of the whole log, in order, for a test to change; {@code earlier} are sizes. */
    Map<String, byte[]> whole(int... earlier) {
        return bundle(IntStream.range(0, entries.size()).boxed().toList(), false, earlier);
    }

    /** The files of a bundle of some events, each with its proof. */
    Map<String, byte[]> selection(List<Integer> indexes, int... earlier) {
        return bundle(indexes, true, earlier);
    }

    /** The same with anchors of these sizes, which another log may have signed, and the proofs of this one. */
    Map<String, byte[]> anchored(Map<String, byte[]> bundle, TestLog other, int... sizes) {
        Map<String, byte[]> files = new LinkedHashMap<>(bundle);
        byte[] events = files.remove("events.tsv");
        for (int size : sizes) {
            files.put("anchors/" + size, other.checkpoint(size));
            if (size <= entries.size()) {
                files.put("consistency/" + size, lines("\n", TestTree.consistency(size, leaves())));
            }
        }
        files.put("events.tsv", events);
        return files;
    }

    /** The files of the proof of a report. */
    Map<String, byte[]> leavesOnly(String csv, byte[] note, List<Integer> indexes, int... earlier) {
        Map<String, byte[]> files = selection(List.of(), earlier);
        files.remove("events.tsv");
        files.put("report.csv", csv.getBytes(UTF_8));
        files.put("report.note", note);
        files.put(
                "leaves.tsv",
                indexes.stream()
                        .map(i -> i + "\t" + proof(i) + "\t" + Base64Text.of(leaves().get(i)) + "\n")
                        .collect(Collectors.joining())
                        .getBytes(UTF_8));
        return files;
    }

    private Map<String, byte[]> bundle(List<Integer> indexes, boolean proofs, int... earlier) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("manifest.json", "{\"events\":12345}".getBytes(UTF_8));
        files.put("log.vkey", (KEYS.known().vkey() + "\n").getBytes(UTF_8));
        files.put("checkpoint", checkpoint(entries.size()));
        for (int size : earlier) {
            files.put("checkpoints/" + size, checkpoint(size));
            files.put("consistency/" + size, lines("\n", TestTree.consistency(size, leaves())));
        }
        files.put("schemas/Paid-1.json", """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Paid", "type": "object",
                 "properties": {"amount": {"type": "integer"}, "note": {"type": ["string", "null"]},
                   "kind": {"type": "string", "enum": ["A", "B"]}, "parts": {"type": "array", "items": {"type": "boolean"}},
                   "by": {"type": "object", "additionalProperties": {"type": "integer"}}},
                 "required": ["amount"], "additionalProperties": false}""".getBytes(UTF_8));
        files.put(
                "events.tsv",
                indexes.stream()
                        .map(i -> i + "\t" + (proofs ? proof(i) : "") + "\t" + entries.get(i) + "\n")
                        .collect(Collectors.joining())
                        .getBytes(UTF_8));
        return files;
    }

    private String proof(int index) {
        return new String(lines(" ", TestTree.inclusion(index, leaves())), UTF_8).strip();
    }

    private static byte[] lines(String end, List<byte[]> hashes) {
        return hashes.stream()
                .map(hash -> Base64Text.of(hash) + end)
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }
}
