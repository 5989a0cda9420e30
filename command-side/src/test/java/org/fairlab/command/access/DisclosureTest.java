package org.fairlab.command.access;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.access.AccessRules.*;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.access.DisclosureCommand.*;
import org.fairlab.events.AccessEvent.*;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisclosureTest {

    private static final UUID DISCLOSURE = UUID.randomUUID();
    private static final UUID PERSON = UUID.randomUUID();
    private static final ParticipantRegistered PARTICIPANT =
            new ParticipantRegistered(PERSON, Origin.INVENTED, null, TODAY);
    private static final DisclosureRecorded RECORDED = recordedOn(TODAY);

    private final Scenario<Disclosure> disclosure = Scenario.of(Disclosure.class);

    private static DisclosureRecorded recordedOn(LocalDate day) {
        return new DisclosureRecorded(
                DISCLOSURE,
                PERSON,
                "Springfield State University",
                Basis.OTHER_SCHOOL,
                "the student asks to enrol there",
                Set.of(Part.TRAINING, Part.CAREER),
                true,
                day);
    }

    private static RecordDisclosure record(@Nullable LocalDate day) {
        return new RecordDisclosure(
                DISCLOSURE,
                PERSON,
                RECORDED.recipient(),
                RECORDED.basis(),
                RECORDED.interest(),
                RECORDED.parts(),
                true,
                day);
    }

    private static VoidDisclosure voidIt(LocalDate day) {
        return new VoidDisclosure(DISCLOSURE, "the wrong participant", day);
    }

    @Test
    void who_got_what_of_whose_record_and_on_what_ground_is_recorded() {
        disclosure.knowing(PERSON, PARTICIPANT).when(record(null)).then(RECORDED);
    }

    @Test
    void it_may_have_happened_before() {
        LocalDate then = TODAY.minusYears(1);
        disclosure.knowing(PERSON, PARTICIPANT).when(record(then)).then(recordedOn(then));
    }

    @Test
    void it_has_happened() {
        disclosure.knowing(PERSON, PARTICIPANT).when(record(TODAY.plusDays(1))).thenRefused(Rule.DATED_IN_FUTURE);
    }

    @Test
    void it_is_of_a_participant_who_is_known() {
        disclosure.when(record(null)).thenRefused(Rule.NOT_FOUND);
    }

    @Test
    void a_mistake_is_voided() {
        disclosure.given(RECORDED).when(voidIt(TODAY)).then(new DisclosureVoided(DISCLOSURE, TODAY));
    }

    @Test
    void it_is_voided_once() {
        disclosure
                .given(RECORDED, new DisclosureVoided(DISCLOSURE, TODAY))
                .when(voidIt(TODAY))
                .thenRefused(VOIDED);
    }

    @Test
    void it_is_not_voided_before_its_day() {
        disclosure.given(RECORDED).when(voidIt(TODAY.minusDays(1))).thenRefused(VOIDED_BEFORE);
    }
}
