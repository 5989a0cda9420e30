package org.fairlab.command.mentorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.mentorship.Examples.*;
import static org.fairlab.command.mentorship.MentorshipRules.*;

import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.mentorship.MenteeCommand.EnrolMentee;
import org.fairlab.command.mentorship.MentorCommand.EnrolMentor;
import org.fairlab.events.MentorshipEvent.MenteeEnrolled;
import org.junit.jupiter.api.Test;

class MenteeTest {

    private static final EnrolMentee ENROL = new EnrolMentee(PROGRAM, MENTEE_PERSON, PROFILE, null);

    private final Scenario<Mentee> mentee = Scenario.of(Mentee.class).knowing(MENTEE_PERSON, MENTEE_REGISTERED);

    @Test
    void a_participant_enrols_as_mentee_of_a_programme() {
        mentee.knowing(PROGRAM, COHORT)
                .when(ENROL)
                .then(new MenteeEnrolled(MENTEE, PROGRAM, MENTEE_PERSON, PROFILE, TODAY));
    }

    @Test
    void a_participant_is_mentee_of_a_programme_once_and_may_be_mentor_of_it_too() {
        assertThat(ENROL.menteeId())
                .isEqualTo(new EnrolMentee(PROGRAM, MENTEE_PERSON, PROFILE, TODAY).menteeId())
                .isNotEqualTo(new EnrolMentor(PROGRAM, MENTEE_PERSON, 1, PROFILE, null).mentorId())
                .isNotEqualTo(new EnrolMentee(MENTEE_PERSON, PROGRAM, PROFILE, null).menteeId());
    }

    @Test
    void a_mentee_enrols_in_a_programme_that_exists() {
        mentee.when(ENROL).thenRefused(Rule.NOT_FOUND);
    }

    @Test
    void a_cohort_that_is_over_enrols_nobody() {
        mentee.knowing(PROGRAM, PAST_COHORT).when(ENROL).thenRefused(COHORT_OVER);
    }

    @Test
    void an_erased_participant_is_not_enrolled() {
        mentee.knowing(PROGRAM, COHORT)
                .knowing(MENTEE_PERSON, MENTEE_ERASED)
                .when(ENROL)
                .thenRefused(ERASED);
    }

    @Test
    void an_unknown_participant_is_not_enrolled() {
        Scenario.of(Mentee.class).knowing(PROGRAM, COHORT).when(ENROL).thenRefused(Rule.NOT_FOUND);
    }
}
