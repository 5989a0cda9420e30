package org.fairlab.command.mentorship;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.DerivedId;
import org.fairlab.command.Route;
import org.fairlab.events.MentorshipEvent.Profile;
import org.jspecify.annotations.Nullable;

/** What can be asked of a mentor's enrolment; capacity is the number of active pairings at a time. */
public sealed interface MentorCommand extends Command {

    /** Enrols a participant as mentor of a programme. */
    @Route(value = "PUT /api/programs/{programId}/mentors/{participantId}", example = """
                    {"capacity": 2,
                     "profile": {"interests": ["haematology"], "goals": ["certification"], "location": "Springfield",
                       "languages": ["English", "Spanish"], "availability": ["weekday evenings"]}}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record EnrolMentor(
            UUID programId,
            UUID participantId,
            @Max(100) int capacity,
            @Valid Profile profile,
            @Nullable LocalDate effectiveOn)
            implements MentorCommand {

        /** A participant is mentor of a programme once. */
        @TargetAggregateIdentifier
        public UUID mentorId() {
            return mentorId(programId, participantId);
        }

        /** The id of a participant's enrolment as mentor of a programme. */
        public static UUID mentorId(UUID programId, UUID participantId) {
            return DerivedId.of("mentor/" + programId + "/" + participantId);
        }
    }

    /** Changes the capacity; pairings that are active already stay so. */
    @Route(value = "POST /api/mentors/{mentorId}/capacity", example = """
                    {"capacity": 3}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record ChangeCapacity(
            @TargetAggregateIdentifier UUID mentorId,
            @Max(100) int capacity,
            @Nullable LocalDate effectiveOn) implements MentorCommand {}
}
