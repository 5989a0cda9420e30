package org.fairlab.command.lactation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.lactation.LactationExample.*;
import static org.fairlab.command.lactation.LactationRules.*;

import java.util.UUID;
import org.fairlab.command.LegalHoldRules;
import org.fairlab.command.Rule;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.Scenario;
import org.fairlab.command.Sender;
import org.fairlab.command.lactation.ParentCommand.*;
import org.fairlab.events.ParentEvent.*;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.platform.privacy.TestKeyring;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class ParentTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Keyring KEYRING = TestKeyring.on(DATABASE);
    private static final UUID HOLD = UUID.randomUUID();
    private static final ParentHoldPlaced HELD = new ParentHoldPlaced(PARENT, HOLD, "officer-1", TODAY);
    private static final ParentHoldLifted LIFTED = new ParentHoldLifted(PARENT, HOLD, TODAY);
    private static final Sealed NEWER = new Sealed(Category.HEALTH, "newer ciphertext");

    private final Scenario<Parent> parent = Scenario.of(Parent.class).with(KEYRING);

    @Test
    void a_parent_is_registered_with_sealed_details() {
        parent.when(new RegisterParent(PARENT, SEALED, BEFORE)).then(REGISTERED);
    }

    @Test
    void details_change() {
        parent.given(REGISTERED)
                .when(new ChangeParentDetails(PARENT, NEWER, null))
                .then(new ParentDetailsChanged(PARENT, NEWER, TODAY));
    }

    @Test
    void nobody_is_registered_in_the_future() {
        parent.when(new RegisterParent(PARENT, SEALED, TODAY.plusDays(1))).thenRefused(Rule.DATED_IN_FUTURE);
    }

    @Test
    void a_legal_hold_is_placed_once() {
        parent.given(REGISTERED)
                .by("officer-1")
                .when(new PlaceHoldOnParent(PARENT, HOLD, "complaint", null))
                .then(HELD);
        Scenario.of(Parent.class)
                .with(KEYRING)
                .given(REGISTERED, HELD)
                .when(new PlaceHoldOnParent(PARENT, HOLD, "complaint", null))
                .thenRefused(LegalHoldRules.HOLD_STANDS);
    }

    @Test
    void no_parent_is_erased_while_a_legal_hold_stands() {
        parent.given(REGISTERED, HELD)
                .when(new EraseParent(PARENT, "request", null))
                .thenRefused(LegalHoldRules.HELD);
    }

    @Test
    void a_legal_hold_is_lifted_by_a_second_person_and_then_the_parent_is_erased() {
        parent.given(REGISTERED, HELD)
                .by("officer-2")
                .when(new LiftHoldFromParent(PARENT, HOLD, "settled", null))
                .then(LIFTED);
        Scenario.of(Parent.class)
                .with(KEYRING)
                .given(REGISTERED, HELD, LIFTED)
                .when(new EraseParent(PARENT, "request", null))
                .then(ERASURE);
    }

    @Test
    void nobody_lifts_the_legal_hold_that_they_placed() {
        parent.given(REGISTERED, HELD)
                .by("officer-1")
                .when(new LiftHoldFromParent(PARENT, HOLD, "settled", null))
                .thenRefused(LegalHoldRules.PLACED_BY_ONESELF);
    }

    @Test
    void only_a_legal_hold_that_stands_is_lifted() {
        parent.given(REGISTERED, HELD, LIFTED)
                .when(new LiftHoldFromParent(PARENT, HOLD, "settled", null))
                .thenRefused(LegalHoldRules.NO_SUCH_HOLD);
    }

    @Test
    void erasure_destroys_the_key_with_its_record() {
        UUID person = UUID.randomUUID();
        Sealed sealed = KEYRING.seal(person, Category.HEALTH, "details", "clear");
        Sender officer = new Sender("officer", "role", null, null);
        try (var side = RunningCommandSide.on(DATABASE)) {
            side.commands().send(new RegisterParent(person, sealed, null), officer, null);
            assertThat(KEYRING.open(person, "details", sealed)).isPresent();
            side.commands().send(new EraseParent(person, "request", null), officer, null);
            assertThat(KEYRING.open(person, "details", sealed)).isEmpty();
        }
    }

    @Test
    void a_parent_who_was_erased_is_not_known_any_more() {
        parent.given(REGISTERED, ERASURE)
                .when(new ChangeParentDetails(PARENT, NEWER, null))
                .thenRefused(PARENT_ERASED);
        Scenario.of(Parent.class)
                .with(KEYRING)
                .given(REGISTERED, ERASURE)
                .when(new EraseParent(PARENT, "request", null))
                .thenRefused(PARENT_ERASED);
        Scenario.of(Parent.class)
                .with(KEYRING)
                .given(REGISTERED, ERASURE)
                .when(new PlaceHoldOnParent(PARENT, HOLD, "complaint", null))
                .thenRefused(PARENT_ERASED);
        Scenario.of(Parent.class)
                .with(KEYRING)
                .given(REGISTERED, HELD, ERASURE)
                .when(new LiftHoldFromParent(PARENT, HOLD, "settled", null))
                .thenRefused(PARENT_ERASED);
    }
}
