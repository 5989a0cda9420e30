package org.fairlab.query.demographics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.testing.People.TODAY;
import static org.fairlab.query.testing.People.registered;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.PeopleEvent.ParticipantErased;
import org.fairlab.events.PeopleEvent.SelfIdentificationWithdrawn;
import org.fairlab.events.SelfIdentification;
import org.fairlab.events.SelfIdentification.Answer;
import org.fairlab.events.SelfIdentification.Disadvantage;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemographicsTest {

    private final GivenEvents given = GivenEvents.none();
    private final People people = new People(given.database());
    private final Demographics demographics = new Demographics(people.keyring());
    private final UUID somebody = UUID.randomUUID();

    @AfterEach
    void replay() {
        given.rebuildEqualsLive(demographics);
    }

    @Test
    void nobody_is_asked_before_they_answer() {
        given.happened(registered(somebody)).seenBy(demographics);
        assertThat(group("race")).isEqualTo("NOT_ASKED");
        assertThat(group("sex")).isEqualTo("NOT_ASKED");
    }

    @Test
    void the_latest_answers_count_in_every_field() {
        given.happened(
                        registered(somebody),
                        people.identified(somebody, Standard.IPEDS_1977, Sex.MALE, "HISPANIC"),
                        people.identified(
                                somebody,
                                new SelfIdentification(
                                        Standard.SPD15_2024,
                                        Set.of("ASIAN"),
                                        Sex.FEMALE,
                                        Answer.NO,
                                        Answer.YES,
                                        Answer.DECLINED,
                                        Answer.UNKNOWN,
                                        Disadvantage.ECONOMIC,
                                        "HRSA low income 2029")))
                .seenBy(demographics);
        Map<String, Object> row = given.jdbc()
                .sql("select standard, race::text as race, sex, disability, veteran, first_generation,"
                        + " rural_background, disadvantage, effective_on::text as answered_on"
                        + " from demographics.answer where is_last")
                .query()
                .singleRow();
        assertThat(row.values())
                .containsExactly(
                        "SPD15_2024",
                        "{ASIAN}",
                        "FEMALE",
                        "NO",
                        "YES",
                        "DECLINED",
                        "UNKNOWN",
                        "ECONOMIC",
                        TODAY.toString());
    }

    @Test
    void a_race_is_named_with_its_standard_and_several_are_one_group() {
        given.happened(registered(somebody), people.identified(somebody, Standard.SPD15_2024, Sex.FEMALE, "WHITE"))
                .seenBy(demographics);
        assertThat(group("race")).isEqualTo("SPD15_2024:WHITE");
        given.happened(people.identified(somebody, Standard.SPD15_2024, Sex.FEMALE, "WHITE", "ASIAN"))
                .seenBy(demographics);
        assertThat(group("race")).isEqualTo("SPD15_2024:MULTIRACIAL_OR_MULTIETHNIC");
    }

    @Test
    void declined_is_a_group_of_no_standard() {
        given.happened(registered(somebody), people.identified(somebody, Standard.IPEDS_1977, Sex.MALE, "DECLINED"))
                .seenBy(demographics);
        assertThat(group("race")).isEqualTo("DECLINED");
        assertThat(group("sex")).isEqualTo("MALE");
    }

    @Test
    void withdrawn_answers_count_in_nothing_known_since_as_if_never_asked() {
        given.happened(
                        registered(somebody),
                        people.identified(somebody, Standard.SPD15_2024, Sex.FEMALE, "WHITE"),
                        new SelfIdentificationWithdrawn(somebody, TODAY))
                .seenBy(demographics);
        assertThat(group("race")).isEqualTo("NOT_ASKED");
        assertThat(group("sex")).isEqualTo("NOT_ASKED");
    }

    @Test
    void erasure_purges_all_answers_ever_given() {
        given.happened(
                        registered(somebody),
                        people.identified(somebody, Standard.SPD15_2024, Sex.FEMALE, "WHITE"),
                        new SelfIdentificationWithdrawn(somebody, TODAY),
                        people.identified(somebody, Standard.SPD15_2024, Sex.FEMALE, "WHITE"),
                        people.identified(somebody, Standard.SPD15_2024, Sex.FEMALE, "WHITE"))
                .seenBy(demographics);
        people.keyring().destroy(somebody);
        given.happened(new ParticipantErased(somebody, TODAY)).seenBy(demographics);
        assertThat(group("race")).isEqualTo("UNKNOWN");
        assertThat(given.rows("demographics").toString()).doesNotContain("WHITE", "FEMALE", "SPD15_2024");
    }

    @Test
    void answers_whose_key_is_gone_are_unknown() {
        var sealed = people.identified(somebody, Standard.SPD15_2024, Sex.FEMALE, "WHITE");
        people.keyring().destroy(somebody);
        given.happened(registered(somebody), sealed).seenBy(demographics);
        assertThat(group("race")).isEqualTo("UNKNOWN");
        assertThat(group("sex")).isEqualTo("UNKNOWN");
    }

    private String group(String dimension) {
        return given.jdbc()
                .sql("select " + dimension + " from demographics.grouped where participant_id = ?")
                .param(somebody)
                .query(String.class)
                .single();
    }
}
