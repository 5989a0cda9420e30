package org.fairlab.query.demographics;

import java.util.Optional;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.SelfIdentification;
import org.fairlab.events.SelfIdentification.NonAnswer;
import org.fairlab.events.TrainingEvent;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each participant answered and when, in clear, but for what they wrote in words of their own. It has no endpoint:
 * nobody is shown one person's answers from here. Answers that were withdrawn count in nothing that is known since, and
 * stay for what was reported before; those of a person who was erased are gone at all times.
 */
@Component
public class Demographics implements Projection {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Keyring keyring;

    public Demographics(Keyring keyring) {
        this.keyring = keyring;
    }

    @Override
    public String name() {
        return "demographics";
    }

    @Override
    public boolean isShownByRow() {
        return false;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case ParticipantRegistered e ->
                rows.write(
                        "insert into participant (participant_id, origin) values (?, ?)",
                        e.participantId(),
                        e.origin().name());
            case SelfIdentified e -> {
                Optional<String> answers = keyring.open(e.participantId(), "answers", e.answers());
                if (answers.isPresent()) {
                    answered(e, recorded, JSON.readValue(answers.get(), SelfIdentification.class), rows);
                } else {
                    unknown(e, recorded, rows);
                }
            }
            case SelfIdentificationWithdrawn e ->
                rows.write(
                        "update answer set superseded_at = ? where participant_id = ? and superseded_at is null",
                        recorded.recordedAtUtc(),
                        e.participantId());
            case ParticipantErased e -> {
                rows.write("""
                        update answer set standard = null, race = array['UNKNOWN'], sex = 'UNKNOWN',
                            disability = 'UNKNOWN', veteran = 'UNKNOWN', first_generation = 'UNKNOWN',
                            rural_background = 'UNKNOWN', disadvantage = 'UNKNOWN'
                        where participant_id = ?""", e.participantId());
                unknown(e, recorded, rows);
            }
            case ContactChanged _, ConsentGranted _, ConsentWithdrawn _, LegalHoldPlaced _, LegalHoldLifted _ -> {}
            case CareerMilestoneReached _, MilestoneCorrected _ -> {}
            case ScholarshipEvent _, MentorshipEvent _, TrainingEvent _, OutreachEvent _, LactationEvent _ -> {}
            case LeadershipEvent _ -> {}
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private static void answered(PeopleEvent event, RecordedEvent recorded, SelfIdentification answers, Rows rows) {
        answer(
                event,
                recorded,
                answers.standard().name(),
                answers.race().stream().sorted().toArray(String[]::new),
                answers.sex().name(),
                answers.disability().name(),
                answers.veteran().name(),
                answers.firstGeneration().name(),
                answers.ruralBackground().name(),
                answers.disadvantage().name(),
                rows);
    }

    private static void unknown(PeopleEvent event, RecordedEvent recorded, Rows rows) {
        String all = NonAnswer.UNKNOWN.name();
        answer(event, recorded, null, new String[] {all}, all, all, all, all, all, all, rows);
    }

    private static void answer(
            PeopleEvent event,
            RecordedEvent recorded,
            @Nullable String standard,
            String[] race,
            String sex,
            String disability,
            String veteran,
            String firstGeneration,
            String ruralBackground,
            String disadvantage,
            Rows rows) {
        rows.write("update answer set is_last = false where participant_id = ? and is_last", event.participantId());
        rows.write(
                """
                        insert into answer (participant_id, position, standard, race, sex, disability, veteran,
                            first_generation, rural_background, disadvantage, effective_on, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                event.participantId(),
                recorded.position(),
                standard,
                race,
                sex,
                disability,
                veteran,
                firstGeneration,
                ruralBackground,
                disadvantage,
                event.effectiveOn(),
                recorded.recordedAtUtc());
    }
}
