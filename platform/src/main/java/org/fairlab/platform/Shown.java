package org.fairlab.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a decider is shown, and the digest by which the event of the decision proves it. The decider's client sends the
 * digest back with the command. Anybody who is shown the same can recompute it: SHA-256 of the JSON of {@code shown} in
 * UTF-8, with sorted names and without white space, as by {@code jq -jcS .shown | sha256sum}.
 *
 * @param shown every field that is shown, and none beside it
 * @param shownDigest 64 hexadecimal digits
 */
public record Shown<T>(T shown, String shownDigest) {

    /** The form of a digest. */
    public static final String DIGEST = "[0-9a-f]{64}";

    /** What is wrong with a digest of another form. */
    public static final String NO_DIGEST = "must be the shownDigest that came with what was shown";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** The digest of an empty object: the decision was taken elsewhere, on what was not shown here. */
    public static final String NOTHING = digest(Map.of());

    /** Something to be shown, with its digest. */
    public static <T> Shown<T> of(T shown) {
        return new Shown<>(shown, digest(shown));
    }

    /** SHA-256 of a record or map as JSON with sorted names, hexadecimal. */
    public static String digest(Object fields) {
        Object sortable = JSON.convertValue(fields, Object.class);
        byte[] canonical = JSON.writeValueAsString(sortable).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
