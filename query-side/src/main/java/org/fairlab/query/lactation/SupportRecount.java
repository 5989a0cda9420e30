package org.fairlab.query.lactation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.lactation.SupportEndpoint.Support;
import org.fairlab.query.projection.RecordedEvent;

/**
 * Counts what parents get at one site. It is compared to the last one and shown without small counts, of which no
 * events are named either.
 */
final class SupportRecount implements Recount<Support> {

    private final String site;
    private final SpacesRecount spaces;
    private final BookingsRecount bookings;
    private final ReferralsRecount referrals;
    private final StaffRecount staff;
    private final BreaksRecount breaks;

    SupportRecount(String site, LocalDate limit) {
        this.site = site;
        this.spaces = new SpacesRecount(site, limit);
        this.bookings = new BookingsRecount(site, limit);
        this.referrals = new ReferralsRecount(site, limit);
        this.staff = new StaffRecount(site, limit);
        this.breaks = new BreaksRecount(site, limit);
    }

    @Override
    public void take(RecordedEvent recorded) {
        spaces.take(recorded);
        bookings.take(recorded);
        referrals.take(recorded);
        staff.take(recorded);
        breaks.take(recorded);
    }

    @Override
    public Support figure() {
        return new Support(
                site,
                spaces.certified().number(),
                bookings.made().exact(),
                referrals.referred().exact(),
                referrals.visited().exact(),
                referrals.closed().exact(),
                referrals.medianDaysToVisit(),
                staff.trained().exact(),
                breaks.requested().exact(),
                breaks.granted().exact(),
                breaks.modified().exact(),
                breaks.denied().exact());
    }

    @Override
    public Support shown(Support figure) {
        return figure.withoutSmallCounts();
    }

    @Override
    public Set<Long> positions() {
        var counts = List.of(
                bookings.made(),
                referrals.referred(),
                referrals.visited(),
                referrals.closed(),
                staff.trained(),
                breaks.requested(),
                breaks.granted(),
                breaks.modified(),
                breaks.denied());
        return Stream.concat(
                        spaces.certified().events().stream(), counts.stream().flatMap(Counted::told))
                .collect(Collectors.toSet());
    }
}
