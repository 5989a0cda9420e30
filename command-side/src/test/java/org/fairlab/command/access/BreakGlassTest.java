package org.fairlab.command.access;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.access.AccessRules.*;

import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.access.BreakGlassCommand.*;
import org.fairlab.events.AccessEvent.*;
import org.fairlab.events.ParentEvent.ParentErased;
import org.fairlab.events.ParentEvent.ParentRegistered;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantErased;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakGlassTest {

    private static final UUID GLASS = UUID.randomUUID();
    private static final UUID PERSON = UUID.randomUUID();
    private static final ParticipantRegistered PARTICIPANT =
            new ParticipantRegistered(PERSON, Origin.INVENTED, null, TODAY);
    private static final ParentRegistered PARENT =
            new ParentRegistered(PERSON, new Sealed(Category.HEALTH, "c2VhbGVk"), TODAY);
    private static final GlassBroken BROKEN =
            new GlassBroken(GLASS, Scope.PARTICIPANT, PERSON, "operator-1", 15, TODAY);
    private static final BreakGlassReviewed REVIEW =
            new BreakGlassReviewed(GLASS, Scope.PARTICIPANT, Outcome.JUSTIFIED, "as the report says", TODAY);

    private final Scenario<BreakGlass> glass = Scenario.of(BreakGlass.class);

    private static BreakTheGlass breakIt(Scope scope, int minutes) {
        return new BreakTheGlass(GLASS, scope, PERSON, minutes, "an emergency");
    }

    private static final ReviewBreakGlass REVIEW_IT =
            new ReviewBreakGlass(GLASS, Outcome.JUSTIFIED, "as the report says");

    @Test
    void the_glass_is_broken_for_one_participant() {
        glass.knowing(PERSON, PARTICIPANT)
                .by("operator-1")
                .when(breakIt(Scope.PARTICIPANT, 15))
                .then(BROKEN);
    }

    @Test
    void or_for_one_parent() {
        glass.knowing(PERSON, PARENT)
                .by("operator-1")
                .when(breakIt(Scope.PARENT, 60))
                .then(new GlassBroken(GLASS, Scope.PARENT, PERSON, "operator-1", 60, TODAY));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 61, Integer.MAX_VALUE})
    void it_is_broken_for_an_hour_at_most(int minutes) {
        glass.knowing(PERSON, PARTICIPANT)
                .when(breakIt(Scope.PARTICIPANT, minutes))
                .thenRefused(TOO_LONG);
    }

    @Test
    void it_is_broken_for_nobody_who_is_not_known() {
        glass.when(breakIt(Scope.PARENT, 15)).thenRefused(Rule.NOT_FOUND);
    }

    @Test
    void of_whom_is_erased_there_is_nothing_to_see() {
        glass.knowing(PERSON, PARTICIPANT, new ParticipantErased(PERSON, TODAY))
                .when(breakIt(Scope.PARTICIPANT, 15))
                .thenRefused(Rule.state("participant-erased", "An erased participant takes no further part."));
        Scenario.of(BreakGlass.class)
                .knowing(PERSON, PARENT, new ParentErased(PERSON, TODAY))
                .when(breakIt(Scope.PARENT, 15))
                .thenRefused(Rule.state("parent-erased", "A parent who was erased is not known any more."));
    }

    @Test
    void somebody_else_reviews_it() {
        glass.given(BROKEN).by("privacy-officer-1").when(REVIEW_IT).then(REVIEW);
    }

    @Test
    void nobody_reviews_their_own() {
        glass.given(BROKEN).by("operator-1").when(REVIEW_IT).thenRefused(OWN_BREAK_GLASS);
    }

    @Test
    void nobody_reviews_one_for_their_own_record() {
        glass.given(BROKEN).by("auditor-1").by(PERSON).when(REVIEW_IT).thenRefused(OWN_BREAK_GLASS);
    }

    @Test
    void it_is_reviewed_once() {
        glass.given(BROKEN, REVIEW).by("auditor-1").when(REVIEW_IT).thenRefused(REVIEWED);
    }
}
