package org.fairlab.query.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantErased;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.platform.privacy.Place;
import org.fairlab.platform.privacy.TestKeyring;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.OverHttp;
import org.fairlab.query.transparency.NoteSigner;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The query side alone, which purges its own places only; those of the command side are purged by the tests. */
class ErasureCertificateTest extends OverHttp {

    private static final GivenEvents GIVEN = GivenEvents.none();
    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final List<String> ELSEWHERE =
            List.of(Place.IDEMPOTENCY_KEYS, Place.SNAPSHOTS, Place.DATA_KEY_FILES);

    private final Keyring keyring = TestKeyring.on(GIVEN.database());
    private final JdbcClient owner = JdbcClient.create(GIVEN.database().owner());
    private final UUID person = UUID.randomUUID();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        GIVEN.database().addTo(registry);
        Path key = Files.writeString(Files.createTempFile("log-signing-key", ""), NoteSigner.generate());
        key.toFile().deleteOnExit();
        registry.add("fairlab.log-signing-key", key::toString);
    }

    private MockHttpServletResponse certificate() throws Exception {
        return ask("officer", "privacy-officer", get("/api/participants/" + person + "/erasure-certificate"));
    }

    private void erased() {
        var name = keyring.seal(person, Category.IDENTITY, "identity", "Invented Person");
        keyring.destroy(person);
        GIVEN.happened(
                new ParticipantRegistered(person, Origin.INVENTED, name, DAY), new ParticipantErased(person, DAY));
    }

    private void purgedElsewhere() {
        ELSEWHERE.forEach(place -> owner.sql("insert into keyring.purge values (?, ?, 'done')")
                .params(person, place)
                .update());
    }

    private void awaitStatus(int status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(certificate().getStatus()).isEqualTo(status));
    }

    @Test
    void nobody_is_certified_who_was_not_erased() throws Exception {
        GIVEN.happened(new ParticipantRegistered(person, Origin.INVENTED, null, DAY));
        assertThat(certificate().getStatus()).isEqualTo(404);
    }

    @Test
    void a_certificate_is_given_once_every_place_is_purged() throws Exception {
        erased();
        awaitStatus(409);
        assertThat(certificate().getContentAsString()).contains("not-purged-yet", Place.DATA_KEY_FILES);
        purgedElsewhere();
        awaitStatus(200);
        assertThat(certificate().getContentAsString())
                .startsWith("fairlab erasure certificate v1\npseudonym " + person + "\nerased at position ")
                .contains("\nkeys destroyed: IDENTITY\nkey epoch ", "purged: snapshots: done, ");
    }

    @Test
    void no_certificate_is_given_while_an_event_of_the_person_waits() throws Exception {
        owner.sql("insert into projection.dead_letter (name, position, entity_id, error) values ('outreach', 1, ?, '')")
                .param(person)
                .update();
        erased();
        purgedElsewhere();
        awaitStatus(409);
        Thread.sleep(2000); // for whatever would be purged in that time
        assertThat(certificate().getContentAsString()).contains(Place.READ_MODELS);
        owner.sql("delete from projection.dead_letter").update();
        awaitStatus(200);
    }
}
