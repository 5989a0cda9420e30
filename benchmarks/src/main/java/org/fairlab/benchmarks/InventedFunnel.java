package org.fairlab.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.fairlab.benchmarks.InventedPeople.Person;
import org.fairlab.benchmarks.InventedPeople.Stage;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.OutreachEvent.Channel;
import org.fairlab.events.OutreachEvent.ProspectRegistered;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.Sealed.Category;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.privacy.Keyring;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Records {@link InventedPeople} as events, their answers sealed under keys of their own, and says that it does. */
final class InventedFunnel {

    private static final UUID FUND = id("fund");
    private static final UUID COURSE = id("course");
    private static final UUID OFFERING = id("offering");
    private static final Money AMOUNT = new Money(100_000, "USD");
    private static final LocalDate OPENED = LocalDate.of(2020, 7, 1);
    private static final Map<String, String> METADATA = Map.of("actor", "invented", "role", "system");

    private final EventStore store;
    private final PlatformTransactionManager transactions;
    private final Keyring keyring;
    private final Map<String, Long> lengths = new HashMap<>();
    private long recorded;

    private InventedFunnel(Product product) {
        store = product.bean(EventStore.class);
        transactions = product.bean(PlatformTransactionManager.class);
        keyring = product.bean(Keyring.class);
    }

    /** @return the number of events */
    static long record(Product product, int people) {
        var funnel = new InventedFunnel(product);
        funnel.open(people);
        InventedPeople.of(1, people, 3).forEach(funnel::record);
        return funnel.recorded;
    }

    private void open(int people) {
        var balance = new Money(people * AMOUNT.minor(), AMOUNT.currency());
        record(List.of(
                message(
                        "Fund",
                        FUND,
                        new FundEstablished(FUND, "A fund (invented)", FundKind.SCHOLARSHIP, balance, OPENED)),
                message(
                        "Course",
                        COURSE,
                        new CoursePublished(
                                COURSE,
                                new Content(
                                        "Phlebotomy (invented)",
                                        Set.of(Topic.CLINICAL_LABORATORY),
                                        null,
                                        null,
                                        null,
                                        0,
                                        0,
                                        null),
                                OPENED)),
                message(
                        "Offering",
                        OFFERING,
                        new OfferingScheduled(
                                OFFERING,
                                COURSE,
                                1,
                                "Springfield (invented)",
                                OPENED,
                                OPENED.plusYears(5),
                                1,
                                OPENED))));
    }

    private void record(Person person) {
        UUID participant = id("participant " + recorded);
        LocalDate on = person.enteredOn();
        String answers = JsonMapper.shared().writeValueAsString(person.answers());
        List<GenericDomainEventMessage<Event>> messages = new ArrayList<>(List.of(
                message("Participant", participant, new ParticipantRegistered(participant, Origin.INVENTED, null, on)),
                message(
                        "Participant",
                        participant,
                        new SelfIdentified(
                                participant,
                                keyring.seal(participant, Category.DEMOGRAPHICS, "answers", answers),
                                on))));
        for (Stage stage : person.stages()) {
            messages.addAll(reached(stage, participant, on));
            on = on.plusDays(stage == Stage.RETAINED_90_DAYS ? 275 : stage == Stage.HIRE ? 90 : 30);
        }
        if (person.stages().contains(Stage.OFFER) && !person.stages().contains(Stage.ACCEPTANCE)) {
            messages.add(message("Fund", FUND, new AwardDeclined(FUND, id("award of " + participant), on)));
        }
        record(messages);
    }

    private List<GenericDomainEventMessage<Event>> reached(Stage stage, UUID participant, LocalDate on) {
        UUID application = id("application of " + participant);
        UUID cycle = id("cycle");
        UUID award = id("award of " + participant);
        UUID enrolment = id("enrolment of " + participant);
        return switch (stage) {
            case OUTREACH ->
                List.of(message(
                        "Prospect",
                        id("prospect " + participant),
                        new ProspectRegistered(
                                id("prospect " + participant), participant, Channel.WEBSITE, null, null, on)));
            case APPLICATION ->
                List.of(message(
                        "Application",
                        application,
                        new ApplicationSubmitted(application, cycle, participant, null, Map.of(), on)));
            case OFFER ->
                List.of(message(
                        "Fund",
                        FUND,
                        new AwardOffered(
                                FUND,
                                award,
                                application,
                                cycle,
                                participant,
                                AMOUNT,
                                on.plusDays(60),
                                "invented",
                                "invented",
                                "0".repeat(64),
                                on)));
            case ACCEPTANCE -> List.of(message("Fund", FUND, new AwardAccepted(FUND, award, on)));
            case COMPLETION ->
                List.of(
                        message(
                                "Enrolment",
                                enrolment,
                                new LearnerEnrolled(enrolment, OFFERING, COURSE, 1, participant, on)),
                        message("Enrolment", enrolment, new TrainingCompleted(enrolment, on)));
            case CREDENTIAL -> milestone(Milestone.CREDENTIAL_EARNED, participant, on);
            case HIRE -> milestone(Milestone.HIRED, participant, on);
            case RETAINED_90_DAYS -> milestone(Milestone.RETAINED_90_DAYS, participant, on);
            case RETAINED_1_YEAR -> milestone(Milestone.RETAINED_1_YEAR, participant, on);
            case PROMOTION -> milestone(Milestone.PROMOTED, participant, on);
            case LEADERSHIP -> milestone(Milestone.MOVED_INTO_LEADERSHIP, participant, on);
        };
    }

    private List<GenericDomainEventMessage<Event>> milestone(Milestone milestone, UUID participant, LocalDate on) {
        UUID milestoneId = id(milestone + " of " + participant);
        return List.of(message(
                "Participant",
                participant,
                new CareerMilestoneReached(participant, milestoneId, milestone, "invented", on)));
    }

    private GenericDomainEventMessage<Event> message(String type, UUID entity, Event event) {
        long sequence = lengths.merge(entity.toString(), 1L, Long::sum) - 1;
        recorded++;
        Map<String, Object> metadata = new HashMap<>(METADATA);
        metadata.put("correlationId", entity.toString());
        metadata.put("causationId", entity.toString());
        return new GenericDomainEventMessage<>(type, entity.toString(), sequence, event, metadata);
    }

    private void record(List<GenericDomainEventMessage<Event>> messages) {
        var unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("an invented person"));
        unit.attachTransaction(new SpringTransactionManager(transactions));
        store.publish(messages);
        unit.commit();
    }

    private static UUID id(String of) {
        return UUID.nameUUIDFromBytes(("invented " + of).getBytes(StandardCharsets.UTF_8));
    }
}
