package org.fairlab.command.leadership;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.leadership.LeadershipExample.*;
import static org.fairlab.command.leadership.LeadershipRules.*;

import java.time.LocalDate;
import java.util.List;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.leadership.TrackCommand.OpenTrack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadershipTrackTest {

    private static final List<String> MILESTONES = List.of(SHIFT, COLLEAGUE);

    private final Scenario<LeadershipTrack> track = Scenario.of(LeadershipTrack.class);

    private static OpenTrack open(
            List<String> criteria, List<String> milestones, @Nullable LocalDate until, @Nullable LocalDate on) {
        return new OpenTrack(TRACK, "Lead phlebotomists", criteria, milestones, until, on);
    }

    @Test
    void a_track_opens_with_its_published_criteria_and_milestones() {
        track.when(open(CRITERIA, MILESTONES, LAST_DAY, OPENED_ON)).then(OPENED);
    }

    @Test
    void nominations_may_be_open_for_good_or_for_a_single_day() {
        track.when(open(CRITERIA, MILESTONES, null, OPENED_ON)).then(opened(null));
        Scenario.of(LeadershipTrack.class)
                .when(open(CRITERIA, MILESTONES, OPENED_ON, OPENED_ON))
                .then(opened(OPENED_ON));
    }

    @Test
    void nominations_do_not_end_before_the_track_opens() {
        track.when(open(CRITERIA, MILESTONES, YESTERDAY, TODAY)).thenRefused(NOMINATIONS_REVERSED);
    }

    @Test
    void a_criterion_is_listed_once() {
        track.when(open(List.of(EXPERIENCE, EXPERIENCE), MILESTONES, null, null))
                .thenRefused(LISTED_TWICE);
    }

    @Test
    void a_milestone_is_listed_once() {
        track.when(open(CRITERIA, List.of(SHIFT, SHIFT), null, null)).thenRefused(LISTED_TWICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is a veteran",
                "at least 30 years of age",
                "women with a year of experience",
                "same national origin as the patients",
                "Gender: any"
            })
    void no_criterion_names_a_protected_trait(String criterion) {
        track.when(open(List.of(EXPERIENCE, criterion), MILESTONES, null, null)).thenRefused(TRAIT_NAMED);
    }

    @Test
    void a_track_does_not_open_in_the_future() {
        track.when(open(CRITERIA, MILESTONES, null, TODAY.plusDays(1))).thenRefused(Rule.DATED_IN_FUTURE);
    }
}
