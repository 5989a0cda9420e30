package org.fairlab.standalone.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Bytes to be looked for in files, whatever program wrote these.
 *
 * @param forms the bytes by what they are; each byte is a character
 */
record RawBytes(Map<String, String> forms) {

    /** A text in the forms that it may have. */
    static RawBytes ofText(String text) {
        Map<String, String> forms = new LinkedHashMap<>();
        byte[] bytes = text.getBytes(UTF_8);
        add("UTF-8", bytes, forms);
        add("UTF-16", text.getBytes(UTF_16LE), forms);
        add("UTF-16, big end first", text.getBytes(UTF_16BE), forms);
        addEncoded(bytes, forms);
        return new RawBytes(forms);
    }

    /** Bytes as they are and as text. */
    static RawBytes of(byte[] bytes) {
        Map<String, String> forms = new LinkedHashMap<>();
        add("bytes", bytes, forms);
        addEncoded(bytes, forms);
        return new RawBytes(forms);
    }

    private static void add(String form, byte[] bytes, Map<String, String> forms) {
        forms.put(form, new String(bytes, ISO_8859_1));
    }

    private static void addEncoded(byte[] bytes, Map<String, String> forms) {
        forms.put("hexadecimal", HexFormat.of().formatHex(bytes));
        forms.put("hexadecimal in capitals", HexFormat.of().withUpperCase().formatHex(bytes));
        for (int shift = 0; shift < 3; shift++) { // as many as of the first group of three stand before
            int whole = shift + (bytes.length - shift) / 3 * 3;
            forms.put(
                    "base64 from byte " + shift,
                    Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, shift, whole)));
        }
    }

    /** Where they are found in the files of a folder and below, but for the programs of PostgreSQL. */
    List<String> in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> !file.startsWith(folder.resolve("binaries")))
                    .filter(Files::isRegularFile)
                    .toList();
        }
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            try {
                String content = Files.readString(file, ISO_8859_1);
                forms.forEach((form, bytes) -> {
                    if (content.contains(bytes)) {
                        found.add(folder.relativize(file) + " as " + form);
                    }
                });
            } catch (NoSuchFileException gone) {
                // deleted since it was listed
            }
        }
        return found;
    }
}
