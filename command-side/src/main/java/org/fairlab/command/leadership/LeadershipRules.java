package org.fairlab.command.leadership;

import static org.fairlab.command.Rule.duty;
import static org.fairlab.command.Rule.never;
import static org.fairlab.command.Rule.state;

import java.time.LocalDate;
import org.fairlab.command.Acting;
import org.fairlab.command.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of leadership tracks, by which a command can be refused. */
final class LeadershipRules {

    static final Rule LISTED_TWICE =
            never("listed-twice", "Each criterion and each milestone of a track is listed once.");
    static final Rule TRAIT_NAMED =
            never("criterion-names-trait", "A criterion of admission cannot name a protected trait.");
    static final Rule NOMINATIONS_REVERSED =
            never("nominations-reversed", "Nominations do not end before their track opens.");

    static final Rule NOMINATIONS_OVER =
            state("nominations-over", "Nobody is nominated after a track's last day for nominations.");
    static final Rule NOT_ONESELF = duty("not-oneself", "Who nominates themselves is the participant nominated.");
    static final Rule OWN_CANDIDACY = duty("own-candidacy", "Nobody decides on their own candidacy or its evidence.");
    static final Rule NOMINATOR_ADMITS = duty("nominator-admits", "The admitting person is not the nominator.");

    static final Rule ADMITTED = state("already-admitted", "A participant is admitted to a track once.");
    static final Rule CRITERIA_DIFFER =
            never("criteria-differ", "Admission needs each published criterion found met, once, and asks no other.");
    static final Rule NOT_ADMITTED =
            state("not-admitted", "Milestones, completion and advancement follow an admission.");
    static final Rule NO_SUCH_MILESTONE =
            new Rule("no-such-track-milestone", Rule.Kind.MISSING, "A milestone is one of the track's.");
    static final Rule MILESTONE_COMPLETED = state("milestone-completed", "A milestone of a track is completed once.");
    static final Rule MILESTONES_MISSING =
            state("milestones-missing", "A track is completed with all of its milestones.");
    static final Rule TRACK_COMPLETED = state("track-completed", "A completed track is not completed again, nor left.");
    static final Rule LEFT_TRACK = state("left-track", "A candidacy is over when the participant leaves the track.");
    static final Rule ADVANCEMENT_EXISTS = state("advancement-exists", "An advancement is recorded once.");
    static final Rule OUT_OF_ORDER =
            never("candidacy-out-of-order", "Nothing in a track is dated before what it follows from.");

    private LeadershipRules() {}

    /** The day of a fact, refused before the day of the fact it follows from. */
    static LocalDate day(@Nullable LocalDate effectiveOn, LocalDate earliest, Acting acting) {
        LocalDate day = acting.on(effectiveOn);
        OUT_OF_ORDER.brokenIf(day.isBefore(earliest));
        return day;
    }
}
