package org.fairlab.query.transparency;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.List;
import org.fairlab.platform.security.EveryRole;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.projection.Example;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs for whoever recorded something. */
@RestController
class LogEndpoint {

    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final long POLL_MILLIS = 50;

    private final TransparencyLog log;

    LogEndpoint(TransparencyLog log) {
        this.log = log;
    }

    /**
     * The receipt of an event, in the format C2SP tlog-proof: its place in the log, the proof that it is there, and the
     * checkpoint that the proof leads to. Waits up to 2 s for a checkpoint that covers it.
     *
     * @param position as the answer to the command names it
     */
    @GetMapping(path = "/api/log/receipts/{position}", produces = "text/plain;charset=utf-8")
    @Example("""
            "c2sp.org/tlog-proof@v1\\nindex 4710\\ngSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\\n\\n\
            fairlab.local/3f9a1c20\\n4711\\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\\n\\n\
            — fairlab.local/3f9a1c20 hI2DJw…roloI=\\n\"""")
    @EveryRole
    String receipt(@PathVariable long position, HttpServletResponse answer) throws InterruptedException {
        long index = log.index(position);
        long end = System.nanoTime() + PATIENCE_NANOS;
        Checkpoint checkpoint = log.latest();
        while (checkpoint.size() <= index) {
            if (System.nanoTime() > end) {
                answer.setHeader(HttpHeaders.RETRY_AFTER, "1");
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "not-yet", "No checkpoint covers that position yet.");
            }
            Thread.sleep(POLL_MILLIS);
            checkpoint = log.latest();
        }
        return log.receipt(index, checkpoint);
    }

    /**
     * That an event is in the tree of a size.
     *
     * @param hashes in Base64, from the leaf's sibling up to the root's child
     */
    record Inclusion(long index, long size, List<String> hashes) {}

    @GetMapping("/api/log/inclusion")
    @Example("""
            {"index": 4710, "size": 4711, "hashes": ["gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ="]}""")
    @EveryRole
    Inclusion inclusion(@RequestParam long index, @RequestParam long size) {
        return new Inclusion(index, size, base64(log.inclusion(index, size)));
    }

    /**
     * That the tree of one size begins with all of an earlier one.
     *
     * @param hashes in Base64, in the order of RFC 9162
     */
    record Consistency(long from, long to, List<String> hashes) {}

    @GetMapping("/api/log/consistency")
    @Example("""
            {"from": 4710, "to": 4711, "hashes": ["gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ="]}""")
    @EveryRole
    Consistency consistency(@RequestParam long from, @RequestParam long to) {
        return new Consistency(from, to, base64(log.consistency(from, to)));
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }
}
