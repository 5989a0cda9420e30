package org.fairlab.command.roster;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.fairlab.command.Command;
import org.fairlab.command.http.Confidential;
import org.fairlab.command.people.Identity;
import org.fairlab.command.people.ParticipantCommand.GrantConsent;
import org.fairlab.command.people.ParticipantCommand.RegisterParticipant;
import org.fairlab.command.people.ParticipantCommand.SelfIdentify;
import org.fairlab.events.Event;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.PeopleEvent.Purpose;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.events.SelfIdentification;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Participants with their answers and a consent, if they gave any; later changes to them are commands of their own. */
@Component
public final class ParticipantRoster implements Roster<ParticipantRoster.Row> {

    record Row(
            UUID participantId,
            Origin origin,

            @Nullable @Confidential(value = Identity.class, category = Category.IDENTITY)
            Sealed identity,

            @Nullable @Confidential(value = SelfIdentification.class, category = Category.DEMOGRAPHICS)
            Sealed answers,

            @Nullable Consent consent,
            @Nullable LocalDate effectiveOn) {}

    record Consent(
            Purpose purpose, @NotBlank @Size(max = 50) String textVersion) {}

    @Override
    public String name() {
        return "participants";
    }

    @Override
    public String description() {
        return "Registers a participant, with name and contact, self-identification and a consent where they are given.";
    }

    @Override
    public Class<Row> columns() {
        return Row.class;
    }

    @Override
    public Class<? extends Command> opening() {
        return RegisterParticipant.class;
    }

    @Override
    public Map<String, String> example() {
        return Map.ofEntries(
                Map.entry("participantId", "example-0001"),
                Map.entry("origin", "INVENTED"),
                Map.entry("identity.name", "Example Person"),
                Map.entry("identity.email", "person@example.org"),
                Map.entry("answers.standard", "SPD15_2024"),
                Map.entry("answers.race", "ASIAN;WHITE"),
                Map.entry("answers.sex", "FEMALE"),
                Map.entry("answers.disability", "DECLINED"),
                Map.entry("answers.veteran", "NO"),
                Map.entry("answers.firstGeneration", "YES"),
                Map.entry("answers.ruralBackground", "NOT_ASKED"),
                Map.entry("answers.disadvantage", "NONE"),
                Map.entry("consent.purpose", "CONTACT"),
                Map.entry("consent.textVersion", "2026-01"),
                Map.entry("effectiveOn", "2026-01-31"));
    }

    @Override
    public List<Step> steps(Row row) {
        UUID participant = row.participantId();
        Predicate<Event> registered = ParticipantRegistered.class::isInstance;
        List<Command> commands = new ArrayList<>();
        commands.add(new RegisterParticipant(participant, row.origin(), row.identity(), row.effectiveOn()));
        if (row.answers() != null) {
            commands.add(new SelfIdentify(participant, row.answers(), row.effectiveOn()));
        }
        if (row.consent() != null) {
            commands.add(new GrantConsent(
                    participant, row.consent().purpose(), row.consent().textVersion(), row.effectiveOn()));
        }
        return commands.stream()
                .map(command -> new Step(command, participant, registered))
                .toList();
    }
}
