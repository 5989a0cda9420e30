package org.fairlab.command.erasure;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.OPERATOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fairlab.platform.privacy.KeyEpochs;
import org.fairlab.platform.privacy.KeyEpochs.Epoch;
import org.fairlab.platform.privacy.KeyEpochs.Obstacle;
import org.fairlab.platform.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Key-encryption keys, from their introduction to their destruction. */
@RestController
class KeyEndpoint {

    private final KeyEpochs epochs;
    private final TransactionTemplate transaction;

    KeyEndpoint(KeyEpochs epochs, PlatformTransactionManager transactions) {
        this.epochs = epochs;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping("/api/keys")
    @Operation(summary = "The epochs of the key-encryption key, with how many data keys are wrapped under each")
    @RolesAllowed({OPERATOR, PRIVACY_OFFICER, AUDITOR})
    List<Epoch> all() {
        return epochs.all();
    }

    /** An epoch by its number. */
    record Introduced(long epoch) {}

    /** Introduces a new key; a job wraps all data keys under it. */
    @PostMapping("/api/keys/rotation")
    @Operation(summary = "Introduces a new key-encryption key, under which all data keys are then wrapped")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RolesAllowed(OPERATOR)
    Introduced rotate(Principal operator) {
        return new Introduced(epochs.rotate(operator.getName()));
    }

    /** Destroys an old key; what was wrapped under it, wherever there is a copy, can be opened no more. */
    @PostMapping("/api/keys/{epoch}/retirement")
    @Operation(summary = "Destroys a key-encryption key under which no data key is wrapped any more")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RolesAllowed(OPERATOR)
    void retire(@PathVariable long epoch, Principal operator) {
        Optional<Obstacle> obstacle = Objects.requireNonNull(
                transaction.execute(status -> Optional.ofNullable(epochs.retire(epoch, operator.getName()))));
        if (obstacle.isPresent()) {
            throw problem(obstacle.get());
        }
    }

    private static Problem problem(Obstacle obstacle) {
        return switch (obstacle) {
            case NO_SUCH_EPOCH -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no key of that epoch.");
            case PRIMARY ->
                new Problem(HttpStatus.CONFLICT, "primary-key", "The primary key is replaced before it is retired.");
            case IN_USE ->
                new Problem(HttpStatus.CONFLICT, "key-in-use", "Data keys are still wrapped under this key.");
        };
    }
}
