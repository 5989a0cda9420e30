package org.fairlab.query.transparency;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.transparency.Tree.Tile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The log as C2SP tlog-tiles has it, for witnesses and whoever else keeps an eye on it. Open to everybody: there are
 * hashes and signatures in it and nothing else.
 */
@Controller
class LogResources {

    private static final String TEXT = "text/plain;charset=utf-8";

    /** Level, index in groups of three digits, and width if it is not full: 1 to 255. */
    private static final Pattern TILE =
            Pattern.compile("/log/tile/(0|[1-9]\\d?)/((?:(?!x000)x\\d{3}/(?:x\\d{3}/){0,3})?\\d{3})"
                    + "(?:\\.p/([1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5]))?");

    private final TransparencyLog log;
    private final ObjectProvider<NoteSigner> signer;

    LogResources(TransparencyLog log, ObjectProvider<NoteSigner> signer) {
        this.log = log;
        this.signer = signer;
    }

    @GetMapping(path = "/log/checkpoint", produces = TEXT)
    ResponseEntity<String> checkpoint() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(1)))
                .body(log.latest().note());
    }

    /** What checkpoints are verified with; to be trusted, it has to come from somewhere else too. */
    @GetMapping(path = "/log/vkey", produces = TEXT)
    ResponseEntity<String> vkey() {
        NoteSigner known = signer.getIfAvailable();
        if (known == null) {
            throw new Problem(HttpStatus.NOT_FOUND, "not-found", "No transparency log is kept here.");
        }
        return ResponseEntity.ok(known.vkey() + "\n");
    }

    @GetMapping(path = "/log/tile/**", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        Matcher path = TILE.matcher(request.getRequestURI());
        if (!path.matches()) {
            throw new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such tile.");
        }
        int level = Integer.parseInt(path.group(1));
        long index = Long.parseLong(path.group(2).replace("x", "").replace("/", ""));
        int width = path.group(3) == null ? Tree.WIDTH : Integer.parseInt(path.group(3));
        return ResponseEntity.ok()
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(log.tile(new Tile(level, index, width)));
    }
}
