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
    private static final List<String> SITES = List.of("Springfield (invented)", "Riverton (invented)");
    private static final Money AMOUNT = new Money(100_000, "USD");
    private static final LocalDate OPENED = LocalDate.of(2020, 7, 1);
    private static final String DIGEST = "0".repeat(64); // nobody was shown anything
    private static final Map<String, String> METADATA =
            Map.of("actor", "invented", "role", "system", "reason", "invented");

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

    /** @param cohorts entering years, each with a cycle of its own */
    static void record(Product product, int people, int cohorts) {
        var funnel = new InventedFunnel(product);
        funnel.open(people, cohorts);
        InventedPeople.of(1, people, cohorts).forEach(funnel::record);
    }

    private void open(int people, int cohorts) {
        var balance = new Money(people * AMOUNT.minor(), AMOUNT.currency());
        var content =
                new Content("Phlebotomy (invented)", Set.of(Topic.CLINICAL_LABORATORY), null, null, null, 0, 0, null);
        List<GenericDomainEventMessage<Event>> messages = new ArrayList<>(List.of(
                message(
                        "Fund",
                        FUND,
                        new FundEstablished(FUND, "A fund (invented)", FundKind.SCHOLARSHIP, balance, OPENED)),
                message("Course", COURSE, new CoursePublished(COURSE, content, OPENED))));
        for (String site : SITES) {
            UUID offering = id("offering at " + site);
            messages.add(message(
                    "Offering",
                    offering,
                    new OfferingScheduled(offering, COURSE, 1, site, OPENED, OPENED.plusYears(9), 1, OPENED)));
        }
        var terms = new Terms("invented", List.of(), "invented", Map.of("essay", 10), 1, Set.of("reviewer-1"));
        for (int n = 0; n < cohorts; n++) {
            int cohort = InventedPeople.FIRST_COHORT + n;
            UUID cycle = cycle(cohort);
            LocalDate opened = LocalDate.of(cohort - 1, 7, 1);
            messages.add(message(
                    "Cycle",
                    cycle,
                    new CycleOpened(cycle, FUND, cohort + " (invented)", opened.plusYears(2), terms, null, opened)));
        }
        record(messages);
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
            messages.addAll(reached(stage, person.cohort(), participant, on));
            on = on.plusDays(stage == Stage.RETAINED_90_DAYS ? 275 : stage == Stage.HIRE ? 90 : 30);
        }
        if (person.stages().contains(Stage.OFFER) && !person.stages().contains(Stage.ACCEPTANCE)) {
            messages.add(message("Fund", FUND, new AwardDeclined(FUND, id("award of " + participant), on)));
        }
        if (person.mistaken() && person.stages().contains(Stage.HIRE)) {
            UUID milestone = milestoneId(milestone(person.stages().getLast()), participant);
            messages.add(message("Participant", participant, new MilestoneCorrected(participant, milestone, null, on)));
        }
        if (person.withdraws()) {
            messages.add(message("Participant", participant, new SelfIdentificationWithdrawn(participant, on)));
        }
        record(messages);
    }

    private List<GenericDomainEventMessage<Event>> reached(Stage stage, int cohort, UUID participant, LocalDate on) {
        UUID application = id("application of " + participant);
        UUID cycle = cycle(cohort);
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
                List.of(
                        message(
                                "Application",
                                application,
                                new ApplicationSubmitted(application, cycle, participant, null, Map.of(), on)),
                        message(
                                "Application",
                                application,
                                new EligibilityDetermined(application, true, List.of(), "invented", DIGEST, on)));
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
                                DIGEST,
                                on)));
            case ACCEPTANCE -> List.of(message("Fund", FUND, new AwardAccepted(FUND, award, on)));
            case COMPLETION ->
                List.of(
                        message(
                                "Enrolment",
                                enrolment,
                                new LearnerEnrolled(enrolment, offering(participant), COURSE, 1, participant, on)),
                        message("Enrolment", enrolment, new TrainingCompleted(enrolment, on)));
            case CREDENTIAL, HIRE, RETAINED_90_DAYS, RETAINED_1_YEAR, PROMOTION, LEADERSHIP -> {
                Milestone milestone = milestone(stage);
                yield List.of(message(
                        "Participant",
                        participant,
                        new CareerMilestoneReached(
                                participant, milestoneId(milestone, participant), milestone, "invented", on)));
            }
        };
    }

    private static Milestone milestone(Stage stage) {
        return switch (stage) {
            case CREDENTIAL -> Milestone.CREDENTIAL_EARNED;
            case HIRE -> Milestone.HIRED;
            case RETAINED_90_DAYS -> Milestone.RETAINED_90_DAYS;
            case RETAINED_1_YEAR -> Milestone.RETAINED_1_YEAR;
            case PROMOTION -> Milestone.PROMOTED;
            case LEADERSHIP -> Milestone.MOVED_INTO_LEADERSHIP;
            case OUTREACH, APPLICATION, OFFER, ACCEPTANCE, COMPLETION ->
                throw new IllegalArgumentException(stage + " is reached by other events");
        };
    }

    private static UUID milestoneId(Milestone milestone, UUID participant) {
        return id(milestone + " of " + participant);
    }

    private static UUID cycle(int cohort) {
        return id("cycle " + cohort);
    }

    private static UUID offering(UUID participant) {
        return id("offering at " + SITES.get(Math.floorMod(participant.hashCode(), SITES.size())));
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
