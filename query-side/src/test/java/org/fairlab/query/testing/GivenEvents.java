package org.fairlab.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.fairlab.events.AccessEvent.*;
import org.fairlab.events.AccommodationEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.Event;
import org.fairlab.events.InclusionEvent.BarrierEvent;
import org.fairlab.events.InclusionEvent.ConsultationEvent;
import org.fairlab.events.InclusionEvent.CurriculumEvent;
import org.fairlab.events.InclusionEvent.InitiativeEvent;
import org.fairlab.events.InclusionEvent.PolicyEvent;
import org.fairlab.events.InclusionEvent.SurveyEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LactationEvent.PathwayEvent;
import org.fairlab.events.LactationEvent.SpaceEvent;
import org.fairlab.events.LeadershipEvent.CandidacyEvent;
import org.fairlab.events.LeadershipEvent.TrackEvent;
import org.fairlab.events.MentorshipEvent.MenteeEvent;
import org.fairlab.events.MentorshipEvent.MentorEvent;
import org.fairlab.events.MentorshipEvent.ProgramEvent;
import org.fairlab.events.OutreachEvent.OccasionEvent;
import org.fairlab.events.OutreachEvent.PartnershipEvent;
import org.fairlab.events.OutreachEvent.ProspectEvent;
import org.fairlab.events.ParentEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ReferralEvent;
import org.fairlab.events.ScholarshipEvent.ApplicationEvent;
import org.fairlab.events.ScholarshipEvent.CycleEvent;
import org.fairlab.events.ScholarshipEvent.FundEvent;
import org.fairlab.events.TrainingEvent.CourseEvent;
import org.fairlab.events.TrainingEvent.EnrolmentEvent;
import org.fairlab.events.TrainingEvent.OfferingEvent;
import org.fairlab.platform.event.EventSerializer;
import org.fairlab.platform.store.GroupCommit;
import org.fairlab.platform.store.PostgresEventStorageEngine;
import org.fairlab.platform.store.StateCache;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.ProjectionAtWork;
import org.fairlab.query.projection.RecordedEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Events of a test's choosing in the real store on a database of their own, and read models that have seen them. */
public final class GivenEvents {

    private static final String ANEW = "anew";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final EventStore events;
    private final Map<UUID, Long> lengths = new HashMap<>();
    private final List<Said> said = new ArrayList<>();
    private @Nullable Instant now;

    private record Said(Event event, Instant recordedAt) {}

    private GivenEvents() {
        var dataSource = database.dataSource();
        jdbc = JdbcClient.create(dataSource);
        transactions = new JdbcTransactionManager(dataSource);
        events = EmbeddedEventStore.builder()
                .storageEngine(new PostgresEventStorageEngine(
                        new JdbcTemplate(dataSource),
                        new GroupCommit(dataSource, new StateCache(0)),
                        new EventSerializer(),
                        NoOpEventUpcaster.INSTANCE))
                .optimizeEventConsumption(false) // keeps events, also one that a test has altered meanwhile
                .build();
    }

    /** An empty store. */
    public static GivenEvents none() {
        return new GivenEvents();
    }

    public TestDatabase database() {
        return database;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /** The events as they are stored. */
    public RecordedEvents recorded() {
        return new RecordedEvents(events);
    }

    /** Makes it this instant for the events that follow. */
    public GivenEvents at(Instant instant) {
        now = instant;
        return this;
    }

    /**
     * A store of its own with what was known of these events at an instant, up to a day.
     *
     * @param corrections the types of events that apply whatever their day
     */
    public GivenEvents asOf(LocalDate effective, Instant recorded, Set<Class<? extends Event>> corrections) {
        GivenEvents known = none();
        said.stream()
                .filter(one -> !one.recordedAt().isAfter(recorded))
                .filter(one -> corrections.contains(one.event().getClass())
                        || !one.event().effectiveOn().isAfter(effective))
                .forEach(one -> known.at(one.recordedAt()).happened(one.event()));
        return known;
    }

    /** Records events by somebody. */
    public GivenEvents happened(Event... recorded) {
        return happened(Map.of("actor", "somebody", "role", "programme-manager"), recorded);
    }

    /** Records events with this metadata, all of them as one decision. */
    public GivenEvents happened(Map<String, ?> metadata, Event... recorded) {
        var unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("a decision"));
        unit.attachTransaction(new SpringTransactionManager(transactions));
        events.publish(List.of(recorded).stream()
                .map(event -> message(event, metadata))
                .toList());
        unit.commit();
        return this;
    }

    /** Shows the read models every event up to the last one; none may be left as a dead letter. */
    public GivenEvents seenBy(Projection... readModels) {
        for (Projection readModel : readModels) {
            atWork(readModel).toTheHead();
        }
        assertThat(jdbc.sql("select name || ' at ' || position || ': ' || error from projection.dead_letter")
                        .query(String.class)
                        .list())
                .as("dead letters")
                .isEmpty();
        return this;
    }

    /** Proves that a read model, built anew from the first event, has the rows that it has now, and no others. */
    public void rebuildEqualsLive(Projection readModel) {
        atWork(readModel).anewIn(ANEW);
        var live = rows(readModel.name());
        assertThat(live.values()).as("rows to compare").anyMatch(rows -> !rows.isEmpty());
        assertThat(rows(ANEW)).isEqualTo(live);
    }

    /** Shows a read model every event but one that it cannot read, and that one after something else. */
    public GivenEvents seenLate(Projection readModel, long late, Runnable meanwhile) {
        JdbcClient owner = JdbcClient.create(database.owner());
        String payload = owner.sql("select payload::text from events.event where position = ?")
                .param(late)
                .query(String.class)
                .single();
        String update = "update events.event set payload = ?::json where position = ?";
        owner.sql(update).params("{\"effectiveOn\": \"no day\"}", late).update();
        atWork(readModel).toTheHead();
        assertThat(jdbc.sql("select position from projection.dead_letter")
                        .query(Long.class)
                        .list())
                .contains(late);
        meanwhile.run();
        owner.sql(update).params(payload, late).update();
        assertThat(atWork(readModel).retryDeadLetters()).isZero();
        return this;
    }

    /** All rows of all tables of a read model but its sums as JSON, sorted, by table. */
    public Map<String, List<String>> rows(String schema) {
        Map<String, List<String>> rows = new TreeMap<>();
        jdbc.sql("select table_name from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE'"
                        + " and not starts_with(table_name, 'as_of_')")
                .param(schema)
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("select to_jsonb(t)::text from " + schema + "." + table + " t order by 1")
                                .query(String.class)
                                .list()));
        return rows;
    }

    ProjectionAtWork atWork(Projection readModel) {
        return new ProjectionAtWork(readModel, jdbc, transactions, events);
    }

    private GenericDomainEventMessage<Event> message(Event event, Map<String, ?> metadata) {
        UUID entity = entity(event);
        long sequence = lengths.merge(entity, 1L, Long::sum) - 1;
        Map<String, Object> complete = new HashMap<>(metadata);
        complete.putIfAbsent("correlationId", entity.toString());
        complete.putIfAbsent("causationId", entity.toString());
        Instant recordedAt = now == null ? Instant.now() : now;
        said.add(new Said(event, recordedAt));
        return new GenericDomainEventMessage<>(
                entityType(event),
                entity.toString(),
                sequence,
                event,
                complete,
                UUID.randomUUID().toString(),
                recordedAt);
    }

    private static UUID entity(Event event) {
        return switch (event) {
            case PeopleEvent e -> e.participantId();
            case FundEvent e -> e.fundId();
            case CycleEvent e -> e.cycleId();
            case ApplicationEvent e -> e.applicationId();
            case ProgramEvent e -> e.programId();
            case MenteeEvent e -> e.menteeId();
            case MentorEvent e -> e.mentorId();
            case CourseEvent e -> e.courseId();
            case OfferingEvent e -> e.offeringId();
            case EnrolmentEvent e -> e.enrolmentId();
            case PartnershipEvent e -> e.partnershipId();
            case OccasionEvent e -> e.outreachEventId();
            case ProspectEvent e -> e.prospectId();
            case SpaceEvent e -> e.spaceId();
            case PathwayEvent e -> e.pathwayId();
            case LactationEvent.PolicyEvent e -> e.policyId();
            case ParentEvent e -> e.parentId();
            case ReferralEvent e -> e.referralId();
            case AccommodationEvent e -> e.accommodationId();
            case TrackEvent e -> e.trackId();
            case CandidacyEvent e -> e.candidacyId();
            case AdvocacyEvent e -> e.campaignId();
            case ReferenceEvent e -> e.setId();
            case BarrierEvent e -> e.barrierId();
            case InitiativeEvent e -> e.initiativeId();
            case PolicyEvent e -> e.policyId();
            case SurveyEvent e -> e.surveyId();
            case ConsultationEvent e -> e.consultationId();
            case CurriculumEvent e -> e.changeId();
            case BreakGlassEvent e -> e.breakGlassId();
            case DisclosureEvent e -> e.disclosureId();
        };
    }

    private static String entityType(Event event) {
        return switch (event) {
            case PeopleEvent _ -> "Participant";
            case FundEvent _ -> "Fund";
            case CycleEvent _ -> "Cycle";
            case ApplicationEvent _ -> "Application";
            case ProgramEvent _ -> "MentorshipProgram";
            case MenteeEvent _ -> "Mentee";
            case MentorEvent _ -> "Mentor";
            case CourseEvent _ -> "Course";
            case OfferingEvent _ -> "Offering";
            case EnrolmentEvent _ -> "Enrolment";
            case PartnershipEvent _ -> "Partnership";
            case OccasionEvent _ -> "Occasion";
            case ProspectEvent _ -> "Prospect";
            case SpaceEvent _ -> "Space";
            case PathwayEvent _ -> "ReferralPathway";
            case LactationEvent.PolicyEvent _ -> "LactationPolicy";
            case ParentEvent _ -> "Parent";
            case ReferralEvent _ -> "Referral";
            case AccommodationEvent _ -> "BreakAccommodation";
            case TrackEvent _ -> "LeadershipTrack";
            case CandidacyEvent _ -> "Candidacy";
            case AdvocacyEvent _ -> "Campaign";
            case ReferenceEvent _ -> "ReferenceSet";
            case BarrierEvent _ -> "Barrier";
            case InitiativeEvent _ -> "Initiative";
            case PolicyEvent _ -> "InclusionPolicy";
            case SurveyEvent _ -> "ClimateSurvey";
            case ConsultationEvent _ -> "Consultation";
            case CurriculumEvent _ -> "CurriculumChange";
            case BreakGlassEvent _ -> "BreakGlass";
            case DisclosureEvent _ -> "Disclosure";
        };
    }
}
