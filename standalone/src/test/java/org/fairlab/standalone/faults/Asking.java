package org.fairlab.standalone.faults;

import java.io.IOException;
import java.util.UUID;

/** Single commands, each sent under one key until there is a definite answer. */
record Asking(Answers answers) {

    private static final int TRIES = 4000;

    /** Sends a command to the nodes in turn; a refusal is a definite answer too. */
    Http.Answer settle(String method, String path, String token, String body, Node... nodes)
            throws InterruptedException {
        return settle(UUID.randomUUID().toString(), method, path, token, body, nodes);
    }

    /** The same under a key that may have been used. */
    Http.Answer settle(String key, String method, String path, String token, String body, Node... nodes)
            throws InterruptedException {
        answers.asked(key);
        for (int tried = 0; tried < TRIES; tried++) {
            try {
                var answer = nodes[tried % nodes.length].ask(method, path, token, key, body);
                if (answer.status() == 200) {
                    answers.acknowledged(key, answer.body(), 0);
                }
                if (!Load.isToBeTriedAgain(answer)) {
                    return answer;
                }
            } catch (IOException lost) {
                // asked again under the same key
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no definite answer to " + method + " " + path);
    }
}
