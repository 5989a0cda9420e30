package org.fairlab.command.http;

import java.io.IOException;
import java.io.InputStream;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a client sends, of at most 64 KiB. */
public final class Body {

    static final int LARGEST = 64 * 1024;

    private Body() {}

    /**
     * Reads all of it.
     *
     * @param what it is, for the client to read, such as {@code A command}
     * @throws Problem 413 if it is larger
     */
    public static byte[] read(InputStream body, String what) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", what + " has at most 64 KiB.");
        }
        return bytes;
    }

    /** @throws InvalidInput if it is no JSON object */
    public static ObjectNode object(byte[] body, JsonMapper json) {
        try {
            if (json.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            // answered like any other body that is no object
        }
        throw new InvalidInput("body", "must be a JSON object");
    }
}
