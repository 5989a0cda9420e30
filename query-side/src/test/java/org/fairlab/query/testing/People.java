package org.fairlab.query.testing;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.PeopleEvent.SelfIdentified;
import org.fairlab.events.Sealed.Category;
import org.fairlab.events.SelfIdentification;
import org.fairlab.events.SelfIdentification.Answer;
import org.fairlab.events.SelfIdentification.Disadvantage;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.platform.privacy.TestKeyring;
import org.fairlab.platform.testing.TestDatabase;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Invented participants whose answers are sealed under real keys, and somebody who looks at figures about them. */
public final class People {

    public static final LocalDate TODAY = LocalDate.of(2030, 1, 15);

    private final Keyring keyring;

    public People(TestDatabase database) {
        keyring = TestKeyring.on(database);
    }

    public Keyring keyring() {
        return keyring;
    }

    public static ParticipantRegistered registered(UUID participantId) {
        return new ParticipantRegistered(participantId, Origin.INVENTED, null, TODAY);
    }

    public SelfIdentified identified(UUID participantId, Standard standard, Sex sex, String... race) {
        return identified(TODAY, participantId, standard, sex, race);
    }

    public SelfIdentified identified(LocalDate on, UUID participantId, Standard standard, Sex sex, String... race) {
        return identified(
                on,
                participantId,
                new SelfIdentification(
                        standard,
                        Set.of(race),
                        sex,
                        Answer.DECLINED,
                        Answer.NO,
                        Answer.YES,
                        Answer.NOT_ASKED,
                        Disadvantage.NONE,
                        null));
    }

    public SelfIdentified identified(UUID participantId, SelfIdentification answers) {
        return identified(TODAY, participantId, answers);
    }

    private SelfIdentified identified(LocalDate on, UUID participantId, SelfIdentification answers) {
        return new SelfIdentified(
                participantId,
                keyring.seal(
                        participantId,
                        Category.DEMOGRAPHICS,
                        "answers",
                        JsonMapper.shared().writeValueAsString(answers)),
                on);
    }

    /**
     * Makes the current thread answer a request by somebody with a role, who gives a purpose, until
     * {@link SecurityContextHolder#clearContext}.
     */
    public static void lookAs(String role) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("somebody", "", "ROLE_" + role));
        var request = new MockHttpServletRequest("GET", "/");
        request.setParameter("purpose", "test");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }
}
