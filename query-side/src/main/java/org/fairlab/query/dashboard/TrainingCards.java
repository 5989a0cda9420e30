package org.fairlab.query.dashboard;

import static org.fairlab.query.dashboard.LiveCard.encoded;
import static org.fairlab.query.dashboard.LiveCard.inWords;
import static org.fairlab.query.dashboard.LiveCard.row;

import java.util.ArrayList;
import java.util.List;
import org.fairlab.platform.web.Page;
import org.fairlab.query.dashboard.LiveCard.Link;
import org.fairlab.query.mentorship.ProgramEndpoint;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.trainingcurrency.TrainingCurrencyEndpoint;
import org.fairlab.query.trainingcurrency.TrainingCurrencyEndpoint.SiteStanding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page of training and mentoring shows, counted live. */
@Component
class TrainingCards {

    private static final int ROWS = 50;

    private final TrainingCurrencyEndpoint currency;
    private final ProgramEndpoint programs;
    private final Viewer viewer;

    TrainingCards(TrainingCurrencyEndpoint currency, ProgramEndpoint programs, Viewer viewer) {
        this.currency = currency;
        this.programs = programs;
        this.viewer = viewer;
    }

    /**
     * The cards, the first of them with some sites only, as there can be many.
     *
     * @param cursor the next of the sites before
     */
    List<LiveCard> of(@Nullable String cursor) {
        Page<SiteStanding> page = currency.standings(null, null, AsOf.NOW, cursor, ROWS);
        List<Link> links = new ArrayList<>();
        if (page.next() != null) {
            links.add(new Link("Later sites", "/training?cursor=" + page.next()));
        }
        links.add(new Link("These figures as JSON", "/api/training-currency"));
        return List.of(training(page.items(), AsOf.NOW, links), mentoring(AsOf.NOW), retention(AsOf.NOW));
    }

    /** The cards with all sites, if whoever asks may see them. */
    List<LiveCard> whole(AsOf asOf) {
        if (!viewer.seesLiveCounts()) {
            return List.of();
        }
        List<SiteStanding> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<SiteStanding> page = currency.standings(null, null, asOf, cursor, Page.LARGEST);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return List.of(training(all, asOf, List.of()), mentoring(asOf), retention(asOf));
    }

    private LiveCard training(List<SiteStanding> standings, AsOf asOf, List<Link> links) {
        return new LiveCard(
                "training",
                "Who is trained, and until when",
                "No course has been offered yet.",
                "Those enrolled at each site in each topic, by any training in it wherever it was; expired are those"
                        + " whose last one is over",
                2,
                List.of("Site", "Topic", "Enrolled", "Current", "Of these for 90 days at most", "Expired"),
                standings.stream()
                        .map(one -> row(
                                viewer.withEvents(
                                        one.site(),
                                        "training-currency?site=" + encoded(one.site()) + "&topic=" + one.topic(),
                                        asOf),
                                inWords(one.topic().name()),
                                one.enrolled(),
                                one.current(),
                                one.expiringWithin90Days(),
                                one.expired()))
                        .toList(),
                "",
                links);
    }

    private LiveCard mentoring(AsOf asOf) {
        return new LiveCard(
                "mentoring",
                "Whether pairings last and help",
                "No mentorship programme has been opened yet.",
                "Mentorship programmes; a pairing that ended early was not completed",
                1,
                List.of(
                        "Programme",
                        "Mentors",
                        "Mentees",
                        "Active pairings",
                        "Sessions",
                        "Goals set",
                        "Goals achieved",
                        "Completed",
                        "Ended early"),
                programs.programs(asOf, null, Page.LARGEST).items().stream()
                        .map(one -> row(
                                viewer.withEvents(one.name(), "programs/" + one.programId(), asOf),
                                one.mentors(),
                                one.mentees(),
                                one.active(),
                                one.sessions(),
                                one.goalsSet(),
                                one.goalsAchieved(),
                                one.completed(),
                                one.endedEarly().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()))
                        .toList(),
                "",
                List.of(new Link("These figures as JSON", "/api/programs")));
    }

    private LiveCard retention(AsOf asOf) {
        return new LiveCard(
                "retention",
                "Whether those with a mentor stay",
                "Nobody has been hired yet.",
                "Those hired, by whether a pairing of theirs as mentee was activated",
                1,
                List.of("Hired", "In all", "Retained 90 days", "Retained 1 year"),
                programs.retention(asOf).stream()
                        .map(one -> row(
                                viewer.withEvents(
                                        one.mentored() ? "With a mentor" : "Without one",
                                        "mentorship/retention?mentored=" + one.mentored(),
                                        asOf),
                                one.hired(),
                                one.retained90Days(),
                                one.retained1Year()))
                        .toList(),
                "",
                List.of(new Link("These figures as JSON", "/api/mentorship/retention")));
    }
}
