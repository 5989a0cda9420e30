package org.fairlab.command.access;

import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.events.AccessEvent.Basis;
import org.fairlab.events.AccessEvent.Part;
import org.jspecify.annotations.Nullable;

/** Requests of parties outside for a participant's record. Its texts name organisations and never a participant. */
public sealed interface DisclosureCommand extends Command {

    /** Records who asked for which parts of a participant's record, on what ground, and whether they got them. */
    @Route(value = "PUT /api/disclosures/{disclosureId}", example = """
                    {"participantId": "4a88ca35-f8bb-4485-9b69-c4fb83198cef", "recipient": "Springfield State University",
                     "basis": "OTHER_SCHOOL", "interest": "the student asks to enrol there",
                     "parts": ["TRAINING", "CAREER"], "given": true}""")
    @RolesAllowed({PRIVACY_OFFICER, PROGRAMME_MANAGER})
    record RecordDisclosure(
            @TargetAggregateIdentifier UUID disclosureId,
            UUID participantId,
            @NotBlank @Size(max = 200) String recipient,
            Basis basis,
            @NotBlank @Size(max = 500) String interest,
            @NotEmpty Set<Part> parts,
            boolean given,
            @Nullable LocalDate effectiveOn)
            implements DisclosureCommand {}

    /** Says that it was recorded by mistake. It stays to be seen. */
    @Route(value = "POST /api/disclosures/{disclosureId}/voiding", example = """
                    {"reason": "recorded for the wrong participant"}""")
    @RolesAllowed(PRIVACY_OFFICER)
    record VoidDisclosure(
            @TargetAggregateIdentifier UUID disclosureId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements DisclosureCommand {}
}
