package org.fairlab.query.testing;

import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The query side as it runs, asked without a socket. A test says on which database. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(TestTokens.Decoder.class)
public abstract class OverHttp {

    @Autowired
    private MockMvc http;

    /** The answer to somebody in a role. */
    protected final MockHttpServletResponse ask(String somebody, String role, MockHttpServletRequestBuilder request)
            throws Exception {
        return answer(request.header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.token(somebody, role)));
    }

    /** The answer to a request as it stands. */
    protected final MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request).andReturn().getResponse();
    }

    /** One for all tests that need no events. */
    public abstract static class OfNothing extends OverHttp {

        @DynamicPropertySource
        static void database(DynamicPropertyRegistry registry) {
            TestDatabase.fresh().addTo(registry);
        }
    }
}
