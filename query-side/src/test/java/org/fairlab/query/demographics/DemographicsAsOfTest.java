package org.fairlab.query.demographics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.testing.TimeTravel.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantErased;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.PeopleEvent.SelfIdentificationWithdrawn;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.fairlab.query.testing.TimeTravel;
import org.junit.jupiter.api.Test;

class DemographicsAsOfTest {

    private static final UUID ANA = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final LocalDate BEFORE = LocalDate.of(2020, 1, 1);

    private final GivenEvents given = GivenEvents.none();
    private final People people = new People(given.database());

    private void answered() {
        given.at(FIRST)
                .happened(
                        registered(ANA),
                        registered(BEN),
                        people.identified(DAY_1, ANA, Standard.SPD15_2024, Sex.FEMALE, "ASIAN"),
                        people.identified(DAY_2, BEN, Standard.IPEDS_1977, Sex.MALE, "HISPANIC"))
                .at(SECOND)
                .happened(
                        people.identified(DAY_3, ANA, Standard.SPD15_2024, Sex.ANOTHER, "ASIAN", "WHITE"),
                        new SelfIdentificationWithdrawn(BEN, DAY_3))
                .at(THIRD)
                .happened(
                        people.identified(DAY_2, ANA, Standard.SPD15_2024, Sex.MALE, "BLACK_OR_AFRICAN_AMERICAN"),
                        people.identified(DAY_1, BEN, Standard.SPD15_2024, Sex.MALE, "WHITE"));
    }

    @Test
    void groups_as_of_any_time_equal_a_replay_of_what_was_known_then() {
        answered();
        equalsReplay(
                given,
                Set.of(SelfIdentificationWithdrawn.class),
                at -> List.of(new Demographics(people.keyring())),
                DemographicsAsOfTest::groups);
    }

    @Test
    void the_answer_in_force_at_an_event_at_the_close_and_the_latest_can_each_be_asked_for() {
        answered();
        given.seenBy(new Demographics(people.keyring()));
        assertThat(race(Answers.AT_EVENT)).isEqualTo("SPD15_2024:ASIAN");
        assertThat(race(Answers.AT_CLOSE)).isEqualTo("SPD15_2024:MULTIRACIAL_OR_MULTIETHNIC");
        assertThat(race(Answers.LATEST)).isEqualTo("SPD15_2024:BLACK_OR_AFRICAN_AMERICAN");
    }

    @Test
    void who_was_erased_has_no_answer_at_any_time() {
        answered();
        given.seenBy(new Demographics(people.keyring()));
        assertThat(given.rows("demographics").toString()).contains("SPD15_2024");
        people.keyring().destroy(ANA);
        people.keyring().destroy(BEN);
        given.happened(new ParticipantErased(ANA, DAY_3), new ParticipantErased(BEN, DAY_3))
                .seenBy(new Demographics(people.keyring()));
        assertThat(given.rows("demographics").toString())
                .doesNotContain("SPD15", "IPEDS", "ASIAN", "WHITE", "HISPANIC", "MALE");
        assertThat(groups(given, TimeTravel.asOf(DAY_1, FIRST)).get(0)).containsEntry("race", "UNKNOWN");
        given.rebuildEqualsLive(new Demographics(people.keyring()));
    }

    private static ParticipantRegistered registered(UUID participant) {
        return new ParticipantRegistered(participant, Origin.INVENTED, null, BEFORE);
    }

    private static List<Map<String, Object>> groups(GivenEvents given, AsOf asOf) {
        return given.jdbc()
                .sql("select * from demographics.grouped(:effective, :recorded) order by participant_id")
                .params(asOf.parameters())
                .query()
                .listOfRows();
    }

    /** Of Ana at an event on the first day, in a report as of the third day by what was recorded until the second. */
    private String race(Answers answers) {
        return given.jdbc()
                .sql("select g.race from (values (:ana::uuid, :day::date)) e (participant_id, day) "
                        + answers.join("e.participant_id", "e.day"))
                .params(TimeTravel.asOf(DAY_3, SECOND).parameters())
                .param("ana", ANA)
                .param("day", DAY_1)
                .query(String.class)
                .single();
    }
}
