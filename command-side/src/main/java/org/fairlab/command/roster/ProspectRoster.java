package org.fairlab.command.roster;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.command.Command;
import org.fairlab.command.http.Confidential;
import org.fairlab.command.outreach.ProspectCommand.RegisterProspect;
import org.fairlab.command.people.Identity;
import org.fairlab.command.people.ParticipantCommand.GrantConsent;
import org.fairlab.command.people.ParticipantCommand.RegisterParticipant;
import org.fairlab.events.OutreachEvent.Channel;
import org.fairlab.events.OutreachEvent.ProspectRegistered;
import org.fairlab.events.PeopleEvent.ConsentGranted;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.PeopleEvent.Purpose;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A sign-up sheet: people who agreed to be contacted, and where they did. */
@Component
public final class ProspectRoster implements Roster<ProspectRoster.Row> {

    /** @param consentTextVersion the version of the text on the sheet */
    record Row(
            UUID participantId,
            Origin origin,

            @Nullable @Confidential(value = Identity.class, category = Category.IDENTITY)
            Sealed identity,

            @NotBlank @Size(max = 50) String consentTextVersion,
            Channel channel,
            @Nullable UUID outreachEventId,
            @Nullable UUID partnershipId,
            @Nullable LocalDate effectiveOn) {}

    @Override
    public String name() {
        return "prospects";
    }

    @Override
    public String description() {
        return "Registers somebody who agreed to be contacted as a prospect.";
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
        return Map.of(
                "participantId", "job-fair-0001",
                "origin", "INVENTED",
                "identity.name", "Example Person",
                "identity.email", "person@example.org",
                "consentTextVersion", "2026-01",
                "channel", "IN_PERSON",
                "effectiveOn", "2026-03-15");
    }

    @Override
    public List<Step> steps(Row row) {
        UUID person = row.participantId();
        var register = new RegisterProspect(
                person, row.channel(), row.outreachEventId(), row.partnershipId(), row.effectiveOn());
        return List.of(
                new Step(
                        new RegisterParticipant(person, row.origin(), row.identity(), row.effectiveOn()),
                        person,
                        ParticipantRegistered.class::isInstance),
                new Step(
                        new GrantConsent(person, Purpose.CONTACT, row.consentTextVersion(), row.effectiveOn()),
                        person,
                        event -> event instanceof ConsentGranted granted && granted.purpose() == Purpose.CONTACT),
                new Step(register, register.prospectId(), ProspectRegistered.class::isInstance));
    }
}
