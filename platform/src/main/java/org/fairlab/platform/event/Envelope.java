package org.fairlab.platform.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A stored event as the transparency log vouches for it: canonical JSON of one object with the members {@code eventId},
 * {@code metadata}, {@code payload}, {@code recordedAt} (UTC, six decimals), {@code revision}, {@code sequence},
 * {@code streamId}, {@code streamType} and {@code type}. Payload and metadata stand in it as they are stored. The
 * function {@code events.envelope} of the database gives the same text.
 */
public final class Envelope {

    private static final EventSerializer SERIALIZER = new EventSerializer();
    private static final DateTimeFormatter RECORDED_AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Envelope() {}

    /** The envelope of an event as it was read from its store; one line. */
    public static String of(DomainEventMessage<?> event) {
        var payload = event.serializePayload(SERIALIZER, String.class);
        return "{\"eventId\":" + quoted(event.getIdentifier())
                + ",\"metadata\":"
                + event.serializeMetaData(SERIALIZER, String.class).getData()
                + ",\"payload\":" + payload.getData()
                + ",\"recordedAt\":" + quoted(RECORDED_AT.format(event.getTimestamp()))
                + ",\"revision\":" + quoted(payload.getType().getRevision())
                + ",\"sequence\":" + event.getSequenceNumber()
                + ",\"streamId\":" + quoted(event.getAggregateIdentifier())
                + ",\"streamType\":" + quoted(event.getType())
                + ",\"type\":" + quoted(payload.getType().getName()) + "}";
    }

    /** The hash of an envelope as a leaf of the log, by RFC 9162: SHA-256 of a zero byte and its UTF-8; 32 bytes. */
    public static byte[] leafHash(String envelope) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((byte) 0);
            return sha256.digest(envelope.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : CanonicalJson.write(text);
    }
}
