package org.fairlab.query.dashboard;

import static org.fairlab.query.dashboard.LiveCard.encoded;
import static org.fairlab.query.dashboard.LiveCard.inWords;
import static org.fairlab.query.dashboard.LiveCard.row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.fairlab.platform.web.Page;
import org.fairlab.query.campaigns.LevelEndpoint;
import org.fairlab.query.climate.ClimateEndpoint;
import org.fairlab.query.dashboard.LiveCard.Link;
import org.fairlab.query.fundledger.FundLedger;
import org.fairlab.query.fundledger.FundLedger.Standing;
import org.fairlab.query.inclusion.ConsultationEndpoint;
import org.fairlab.query.inclusion.InclusionEndpoint;
import org.fairlab.query.lactation.LactationAccess;
import org.fairlab.query.lactation.SupportEndpoint;
import org.fairlab.query.leadership.TrackEndpoint;
import org.fairlab.query.outreach.Conversion;
import org.fairlab.query.projection.AsOf;
import org.springframework.stereotype.Component;

/** What the dashboard shows beside what is published: figures that are counted live, by what was known at a time. */
@Component
class LiveCards {

    private final FundLedger funds;
    private final Conversion conversion;
    private final LactationAccess access;
    private final SupportEndpoint support;
    private final TrackEndpoint tracks;
    private final LevelEndpoint levels;
    private final ClimateEndpoint climate;
    private final InclusionEndpoint inclusion;
    private final ConsultationEndpoint consultations;
    private final Viewer viewer;

    LiveCards(
            FundLedger funds,
            Conversion conversion,
            LactationAccess access,
            SupportEndpoint support,
            TrackEndpoint tracks,
            LevelEndpoint levels,
            ClimateEndpoint climate,
            InclusionEndpoint inclusion,
            ConsultationEndpoint consultations,
            Viewer viewer) {
        this.funds = funds;
        this.conversion = conversion;
        this.access = access;
        this.support = support;
        this.tracks = tracks;
        this.levels = levels;
        this.climate = climate;
        this.inclusion = inclusion;
        this.consultations = consultations;
        this.viewer = viewer;
    }

    /** The cards that whoever asks may see. */
    List<LiveCard> of(At at) {
        AsOf asOf = at.asOf();
        List<LiveCard> cards = new ArrayList<>();
        cards.add(funds(asOf));
        if (viewer.seesLiveCounts()) {
            cards.add(outreach(asOf));
        }
        cards.add(access(asOf));
        // Two days side by side would tell of the parents who came between them.
        if (viewer.seesLiveCounts() && at.given() == null) {
            cards.add(support());
        }
        if (viewer.seesLiveCounts()) {
            cards.add(leadership(asOf));
        }
        cards.add(advocacy(asOf));
        cards.add(climate(asOf));
        cards.add(inclusion(asOf));
        return cards;
    }

    private LiveCard funds(AsOf asOf) {
        return new LiveCard(
                "funds",
                "Where the money stands",
                "No fund has been established yet.",
                "Each fund in its own currency; available is what no award has claimed",
                1,
                List.of("Fund", "Paid in", "Offered or committed", "Disbursed", "Available"),
                funds.funds(asOf, null, Page.LARGEST).items().stream()
                        .map(fund -> row(
                                viewer.withEvents(
                                        fund.closedOn() == null ? fund.name() : fund.name() + " (closed)",
                                        "funds/" + fund.fundId(),
                                        asOf),
                                money(fund.balance(), fund),
                                money(fund.reserved() + fund.committed(), fund),
                                money(fund.disbursed() - fund.returned(), fund),
                                money(fund.available(), fund)))
                        .toList(),
                "",
                List.of(new Link("These figures as JSON", "/api/funds")));
    }

    private static String money(long minor, Standing fund) {
        int digits = Math.max(Currency.getInstance(fund.currency()).getDefaultFractionDigits(), 0);
        return fund.currency() + " "
                + String.format(Locale.ROOT, "%,." + digits + "f", BigDecimal.valueOf(minor, digits));
    }

    private LiveCard outreach(AsOf asOf) {
        return new LiveCard(
                "outreach",
                "What comes of outreach",
                "No prospect has been registered yet.",
                "Prospects by channel, and what they did since they were met; who applied and was hired counts in both",
                1,
                List.of("Channel", "Prospects", "Contacted", "Applied", "Enrolled", "Hired"),
                conversion.conversion(Conversion.By.CHANNEL, asOf).stream()
                        .map(one -> row(
                                viewer.withEvents(inWords(one.key()), "outreach/conversion?key=" + one.key(), asOf),
                                one.prospects(),
                                one.contacted(),
                                one.applied(),
                                one.enrolled(),
                                one.hired()))
                        .toList(),
                "",
                List.of(
                        new Link("These figures as JSON", "/api/outreach/conversion"),
                        new Link("Outreach events as JSON", "/api/outreach-events"),
                        new Link("Partnerships as JSON", "/api/partnerships")));
    }

    private LiveCard access(AsOf asOf) {
        return new LiveCard(
                "lactation",
                "Where there is a lactation space",
                "No space has been registered yet.",
                "Spaces by site; only a certified space can be booked",
                1,
                List.of("Site", "Spaces", "Certified", "With a sink nearby"),
                access.access(asOf).stream()
                        .map(site -> row(
                                viewer.withEvents(site.site(), "lactation/access?site=" + encoded(site.site()), asOf),
                                site.spaces(),
                                site.certified(),
                                site.withSink()))
                        .toList(),
                "",
                List.of(new Link("These figures as JSON", "/api/lactation/access")));
    }

    private LiveCard support() {
        return new LiveCard(
                "support",
                "Can parents get support?",
                "Nothing has been recorded yet.",
                "Referrals, staff training and breaks by site, as known now; numbers from 1 to 10 are not told",
                1,
                List.of(
                        "Site",
                        "Spaces certified",
                        "Bookings",
                        "Referred",
                        "Visited",
                        "Loops closed",
                        "Median days to first visit",
                        "Staff trained",
                        "Breaks requested",
                        "Granted",
                        "Modified",
                        "Denied"),
                support.support().stream()
                        .map(site -> row(
                                viewer.withEvents(
                                        site.site(), "lactation/support?site=" + encoded(site.site()), AsOf.NOW),
                                site.certified(),
                                site.bookings().shown(),
                                site.referred().shown(),
                                site.visited().shown(),
                                site.closed().shown(),
                                site.daysToVisit(),
                                site.trained().shown(),
                                site.requested().shown(),
                                site.granted().shown(),
                                site.modified().shown(),
                                site.denied().shown()))
                        .toList(),
                "",
                List.of(new Link("These figures as JSON", "/api/lactation/support")));
    }

    private LiveCard leadership(AsOf asOf) {
        return new LiveCard(
                "leadership",
                "Who moves into leadership",
                "No leadership track has been opened yet.",
                "Leadership tracks; everybody may nominate themselves",
                1,
                List.of("Track", "Nominated", "By themselves", "Admitted", "Completed", "Advancements"),
                tracks.tracks(asOf, null, Page.LARGEST).items().stream()
                        .map(track -> row(
                                viewer.withEvents(track.name(), "leadership/tracks/" + track.trackId(), asOf),
                                track.nominations(),
                                track.selfNominations(),
                                track.admissions(),
                                track.completions(),
                                track.advancements()))
                        .toList(),
                "",
                List.of(
                        new Link("These figures as JSON", "/api/leadership/tracks"),
                        new Link("From the first training to leadership, as JSON", "/api/leadership/pipeline")));
    }

    private LiveCard advocacy(AsOf asOf) {
        return new LiveCard(
                "advocacy",
                "What advocacy reached and changed",
                "No campaign has been drafted yet.",
                "Campaigns by level and topic; messages may have reached the same people",
                2,
                List.of("Level", "Topic", "Campaigns", "Active", "Actions", "Contacts", "Reach"),
                levels.levels(asOf).stream()
                        .map(one -> row(
                                viewer.withEvents(
                                        inWords(one.level().name()),
                                        "advocacy/levels?level=" + one.level() + "&topic=" + one.topic(),
                                        asOf),
                                inWords(one.topic().name()),
                                one.campaigns(),
                                one.active(),
                                one.actions(),
                                one.contacts(),
                                one.reach()))
                        .toList(),
                "",
                List.of(new Link("These figures as JSON", "/api/advocacy/levels")));
    }

    private LiveCard climate(AsOf asOf) {
        var latest = climate.latest(asOf);
        return new LiveCard(
                "climate",
                "Whether people feel they belong",
                "No climate survey has been closed yet.",
                latest.map(survey -> survey.title() + ", closed on " + survey.closedOn()
                                + ": agreed or strongly agreed, with the 95 % interval by Wilson")
                        .orElse(""),
                2,
                List.of("Item", "Favourable", "Answers"),
                latest.stream()
                        .flatMap(survey -> survey.items().stream()
                                .map(item -> row(
                                        viewer.withEvents(
                                                item.text(),
                                                "climate/surveys/" + survey.surveyId() + "/items?code=" + item.code(),
                                                asOf),
                                        item.favourable().inWords(),
                                        item.favourable().n())))
                        .toList(),
                "",
                List.of(
                        new Link("Surveys as JSON", "/api/climate/surveys"),
                        new Link("From survey to survey, as JSON", "/api/climate/trend")));
    }

    private LiveCard inclusion(AsOf asOf) {
        var followed = consultations.followed(asOf);
        List<Link> links = new ArrayList<>(List.of(new Link("These figures as JSON", "/api/inclusion/standing")));
        if (viewer.withEvents("Events behind consultations and changes of courses", "inclusion/curriculum", asOf)
                instanceof Link events) {
            links.add(events);
        }
        return new LiveCard(
                "inclusion",
                "What stands in the way, and what is done about it",
                "No barrier, initiative or policy has been recorded yet.",
                "A barrier stands until it is resolved, an initiative until it is concluded, a policy until it is retired",
                1,
                List.of("What", "Recorded", "Standing", "Review overdue"),
                inclusion.standings(asOf).stream()
                        .map(one -> row(
                                viewer.withEvents(
                                        inWords(one.what().name()), "inclusion/standing?what=" + one.what(), asOf),
                                one.begun(),
                                one.standing(),
                                one.overdue()))
                        .toList(),
                "Consultations of communities: %d. Changes of courses asked for: %d; made by a later version: %d."
                        .formatted(followed.consultations(), followed.requested(), followed.made()),
                links);
    }
}
