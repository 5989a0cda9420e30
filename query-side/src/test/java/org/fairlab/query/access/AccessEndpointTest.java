package org.fairlab.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.fairlab.platform.security.Roles;
import org.fairlab.query.testing.OverHttp;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who can see what is told by the endpoints themselves. */
class AccessEndpointTest extends OverHttp.OfNothing {

    private MockHttpServletResponse ask(String address) throws Exception {
        return ask("auditor-1", Roles.AUDITOR, get(address));
    }

    private JsonNode endpoint(String path, String parameters) throws Exception {
        return JsonMapper.shared()
                .readTree(ask("/api/access" + parameters).getContentAsString())
                .valueStream()
                .filter(one -> one.path("path").asString().equals(path))
                .findFirst()
                .orElse(JsonMapper.shared().missingNode());
    }

    @Test
    void an_endpoint_is_told_with_its_roles_and_fields_and_whether_reads_of_it_are_recorded() throws Exception {
        JsonNode participant = endpoint("/api/participants/{participantId}", "");
        assertThat(participant.path("roles").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(Roles.PROGRAMME_MANAGER, Roles.SITE_COORDINATOR, Roles.AUDITOR);
        assertThat(participant.path("fields").valueStream().map(JsonNode::asString))
                .contains("identity.email", "facts.amount", "consents.purpose");
        assertThat(participant.path("recorded").asBoolean()).isTrue();
        assertThat(participant.path("purpose").asBoolean()).isTrue();
        assertThat(endpoint("/api/projections", "").path("recorded").asBoolean())
                .isFalse();
    }

    @Test
    void a_role_is_told_what_it_may_use() throws Exception {
        assertThat(endpoint("/api/participants/{participantId}", "?role=reviewer")
                        .isMissingNode())
                .isTrue();
        assertThat(endpoint("/api/applications/{applicationId}", "?role=reviewer")
                        .isMissingNode())
                .isFalse();
        assertThat(ask("/api/access?role=king").getStatus()).isEqualTo(400);
    }

    @Test
    void the_page_says_the_same() throws Exception {
        assertThat(ask("/audit/access?role=reviewer").getContentAsString())
                .contains("GET /api/applications/{applicationId}", "shown.answers")
                .doesNotContain("identity.email");
        assertThat(ask("/audit/access?role=king").getStatus()).isEqualTo(400);
    }
}
