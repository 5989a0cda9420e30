package org.fairlab.query.trainingcurrency;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.trainingcurrency.TrainingCurrencyEndpoint.SiteStanding;
import org.jspecify.annotations.Nullable;

/** Follows who is enrolled at one site in one topic through every course in that topic, wherever it was. */
final class CurrencyRecount implements Recount<SiteStanding> {

    private final String site;
    private final Topic topic;
    private final LocalDate on;
    private final Map<Version, RecordedEvent> courses = new HashMap<>();
    private final Map<UUID, RecordedEvent> offerings = new HashMap<>();
    private final Map<UUID, Enrolment> enrolments = new HashMap<>();

    private record Version(UUID courseId, int version) {}

    /** One enrolment in a course in the topic, or at the site. */
    private static final class Enrolment {

        private final RecordedEvent recorded;
        private final LearnerEnrolled event;
        private final List<RecordedEvent> completions = new ArrayList<>();
        private final Map<UUID, RecordedEvent> certificates = new HashMap<>();
        private final Map<UUID, RecordedEvent> revocations = new HashMap<>();
        private boolean withdrawn;

        private Enrolment(RecordedEvent recorded, LearnerEnrolled event) {
            this.recorded = recorded;
            this.event = event;
        }

        /** The day on which the last certificate was revoked, null while one stands or where there is none. */
        private @Nullable LocalDate revokedOn() {
            return revocations.keySet().containsAll(certificates.keySet())
                    ? certificates.keySet().stream()
                            .map(id ->
                                    Objects.requireNonNull(revocations.get(id)).event())
                            .map(revocation -> revocation.effectiveOn())
                            .max(LocalDate::compareTo)
                            .orElse(null)
                    : null;
        }
    }

    CurrencyRecount(String site, Topic topic, LocalDate on) {
        this.site = site;
        this.topic = topic;
        this.on = on;
    }

    @Override
    public void take(RecordedEvent recorded) {
        switch (recorded.event()) {
            case CoursePublished e -> course(new Version(e.courseId(), 1), e.content(), recorded);
            case CourseRevised e -> course(new Version(e.courseId(), e.version()), e.content(), recorded);
            case OfferingScheduled e -> {
                if (e.site().equals(site) && courses.containsKey(new Version(e.courseId(), e.courseVersion()))) {
                    offerings.put(e.offeringId(), recorded);
                }
            }
            case LearnerEnrolled e -> {
                if (offerings.containsKey(e.offeringId()) || courses.containsKey(version(e))) {
                    enrolments.put(e.enrolmentId(), new Enrolment(recorded, e));
                }
            }
            case EnrolmentEvent e -> {
                Enrolment enrolment = enrolments.get(e.enrolmentId());
                if (enrolment != null
                        && (e instanceof CompletionVoided || !e.effectiveOn().isAfter(on))) {
                    happened(e, recorded, enrolment);
                }
            }
            default -> {}
        }
    }

    private void course(Version version, Content content, RecordedEvent recorded) {
        if (content.topics().contains(topic)) {
            courses.put(version, recorded);
        }
    }

    private static Version version(LearnerEnrolled enrolled) {
        return new Version(enrolled.courseId(), enrolled.courseVersion());
    }

    private static void happened(EnrolmentEvent event, RecordedEvent recorded, Enrolment enrolment) {
        switch (event) {
            case LearnerWithdrew _ -> enrolment.withdrawn = true;
            case TrainingCompleted _ -> enrolment.completions.add(recorded);
            case CertificateIssued e -> enrolment.certificates.put(e.certificateId(), recorded);
            case CertificateRevoked e -> enrolment.revocations.put(e.certificateId(), recorded);
            case CompletionVoided _ -> {
                enrolment.completions.clear();
                enrolment.certificates.clear();
                enrolment.revocations.clear();
            }
            default -> {}
        }
    }

    /**
     * Somebody who is enrolled at the site.
     *
     * @param until the first day on which no training of theirs is valid any more, null if there never was one
     * @param events all events that say so
     */
    private record Learner(@Nullable LocalDate until, Set<Long> events) {}

    private List<Learner> learners() {
        return enrolments.values().stream()
                .collect(groupingBy(enrolment -> enrolment.event.participantId()))
                .values()
                .stream()
                .filter(theirs -> theirs.stream().anyMatch(this::isAtTheSite))
                .map(this::learner)
                .toList();
    }

    private boolean isAtTheSite(Enrolment enrolment) {
        return offerings.containsKey(enrolment.event.offeringId())
                && !enrolment.event.effectiveOn().isAfter(on)
                && !enrolment.withdrawn;
    }

    private Learner learner(Collection<Enrolment> theirs) {
        Set<Long> events = new HashSet<>();
        LocalDate until = null;
        for (Enrolment enrolment : theirs) {
            if (isAtTheSite(enrolment)) {
                RecordedEvent offering = Objects.requireNonNull(offerings.get(enrolment.event.offeringId()));
                OfferingScheduled scheduled = (OfferingScheduled) offering.event();
                RecordedEvent taught = courses.get(new Version(scheduled.courseId(), scheduled.courseVersion()));
                add(events, List.of(Objects.requireNonNull(taught), offering, enrolment.recorded));
            }
            RecordedEvent course = courses.get(version(enrolment.event));
            if (course != null && !enrolment.completions.isEmpty()) {
                LocalDate trained = until(enrolment, content(course));
                until = until == null || trained.isAfter(until) ? trained : until;
                add(events, List.of(course, enrolment.recorded));
                add(events, enrolment.completions);
                if (!enrolment.revocations.isEmpty()) {
                    add(events, enrolment.certificates.values());
                    add(events, enrolment.revocations.values());
                }
            }
        }
        return new Learner(until, events);
    }

    private static LocalDate until(Enrolment enrolment, Content course) {
        Integer months = course.validityMonths();
        LocalDate valid = LocalDate.MIN;
        for (RecordedEvent completion : enrolment.completions) {
            LocalDate until = months == null
                    ? LocalDate.MAX
                    : completion.event().effectiveOn().plusMonths(months);
            valid = until.isAfter(valid) ? until : valid;
        }
        LocalDate revokedOn = enrolment.revokedOn();
        return revokedOn != null && revokedOn.isBefore(valid) ? revokedOn : valid;
    }

    private static Content content(RecordedEvent course) {
        return course.event() instanceof CourseRevised revised
                ? revised.content()
                : ((CoursePublished) course.event()).content();
    }

    private static void add(Set<Long> positions, Collection<RecordedEvent> events) {
        events.forEach(event -> positions.add(event.position()));
    }

    @Override
    public SiteStanding figure() {
        List<Learner> learners = learners();
        long current = 0;
        long soon = 0;
        long expired = 0;
        for (Learner learner : learners) {
            LocalDate until = learner.until();
            if (until != null && until.isAfter(on)) {
                current++;
                soon += until.isAfter(on.plusDays(90)) ? 0 : 1;
            } else if (until != null) {
                expired++;
            }
        }
        Double share = learners.isEmpty() ? null : (double) current / learners.size();
        return new SiteStanding(site, topic, learners.size(), current, soon, expired, share);
    }

    @Override
    public Set<Long> positions() {
        Set<Long> positions = new HashSet<>();
        learners().forEach(learner -> positions.addAll(learner.events()));
        return positions;
    }
}
