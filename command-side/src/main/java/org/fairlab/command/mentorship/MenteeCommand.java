package org.fairlab.command.mentorship;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.DerivedId;
import org.fairlab.command.Route;
import org.fairlab.events.MentorshipEvent.Profile;
import org.jspecify.annotations.Nullable;

/** What can be asked of a mentee's enrolment. */
public sealed interface MenteeCommand extends Command {

    /** Enrols a participant as mentee of a programme. */
    @Route(value = "PUT /api/programs/{programId}/mentees/{participantId}", example = """
                    {"profile": {"interests": ["haematology"], "goals": ["certification"], "location": "Springfield",
                       "languages": ["English"], "availability": ["weekday evenings"]}}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record EnrolMentee(
            UUID programId,
            UUID participantId,
            @Valid Profile profile,
            @Nullable LocalDate effectiveOn) implements MenteeCommand {

        /** A participant is mentee of a programme once. */
        @TargetAggregateIdentifier
        public UUID menteeId() {
            return menteeId(programId, participantId);
        }

        /** The id of a participant's enrolment as mentee of a programme. */
        public static UUID menteeId(UUID programId, UUID participantId) {
            return DerivedId.of("mentee/" + programId + "/" + participantId);
        }
    }
}
