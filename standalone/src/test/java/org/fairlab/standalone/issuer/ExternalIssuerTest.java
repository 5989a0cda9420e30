package org.fairlab.standalone.issuer;

import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** With an issuer elsewhere, which is not asked before there is a token. */
@WebMvcTest
@ContextConfiguration(classes = IssuerTest.Alone.class)
@TestPropertySource(properties = "spring.security.oauth2.resourceserver.jwt.issuer-uri=https://issuer.invalid")
class ExternalIssuerTest {

    @Autowired
    private MockMvc http;

    @Test
    void browsers_are_told_that_a_token_is_needed_since_there_is_no_log_in_page() throws Exception {
        http.perform(get("/").accept("text/html", "*/*;q=0.8"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", startsWith("Bearer")))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("type").value("/problems/unauthenticated"));
    }

    @Test
    void the_embedded_issuer_is_not_there() throws Exception {
        http.perform(get("/login")).andExpect(status().isNotFound());
        http.perform(post("/token")).andExpect(status().isNotFound());
    }
}
