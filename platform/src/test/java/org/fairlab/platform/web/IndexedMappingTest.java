package org.fairlab.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Whatever is asked for, the answer is the one that Spring gives by itself. */
class IndexedMappingTest {

    private final MockMvc indexed = MockMvcBuilders.standaloneSetup(new Things())
            .setCustomHandlerMapping(IndexedMapping::new)
            .build();
    private final MockMvc spring = MockMvcBuilders.standaloneSetup(new Things()).build();

    @ParameterizedTest
    @CsvSource({
        "GET, /api/things, 200, all",
        "GET, /api/things/7, 200, one 7",
        "GET, /api/things/own, 200, own",
        "GET, /api/things/a%20b, 200, one a b",
        "GET, /api/th%69ngs/7, 200, one 7",
        "GET, /api/things;v=1/7, 200, one 7",
        "POST, /api/things/7/parts, 200, part of 7",
        "GET, /api/others/7/parts, 200, others 7",
        "GET, /api/files/7/parts, 200, 'files 7'",
        "GET, /api/files/7/parts/8, 200, the rest of 7/parts/8",
        "GET, /short, 200, short",
        "GET, /word/anything, 200, word anything",
        "DELETE, /api/things/7, 405, ''",
        "POST, /api/things/own, 405, ''",
        "GET, /api/things/, 404, ''",
        "GET, /api//things, 404, ''",
        "GET, /nowhere, 404, ''",
        "GET, /, 404, ''",
    })
    void answers_as_spring_does(String method, String path, int status, String body) throws Exception {
        for (MockMvc server : List.of(spring, indexed)) {
            var response = server.perform(MockMvcRequestBuilders.request(HttpMethod.valueOf(method), URI.create(path)))
                    .andReturn()
                    .getResponse();
            assertThat(response.getStatus()).isEqualTo(status);
            assertThat(response.getContentAsString()).isEqualTo(body);
        }
    }

    @Test
    void knows_what_is_opened_later() throws Exception {
        var mapping = new IndexedMapping();
        MockMvc server = MockMvcBuilders.standaloneSetup(new Things())
                .setCustomHandlerMapping(() -> mapping)
                .build();
        var later = MockMvcRequestBuilders.get("/api/things/7/later");
        assertThat(server.perform(later).andReturn().getResponse().getStatus()).isEqualTo(404);
        mapping.registerMapping(
                RequestMappingInfo.paths("/api/things/{id}/later")
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                new Things(),
                Things.class.getDeclaredMethod("all"));
        assertThat(server.perform(later).andReturn().getResponse().getStatus()).isEqualTo(200);
    }

    /** Not static, or the applications of other modules' tests, which have this class on their path, would open it. */
    @RestController
    @SuppressWarnings("ClassCanBeStatic")
    class Things {

        @GetMapping("/api/things")
        String all() {
            return "all";
        }

        @GetMapping("/api/things/{id}")
        String one(@PathVariable String id) {
            return "one " + id;
        }

        @GetMapping("/api/things/own")
        String own() {
            return "own";
        }

        @PostMapping("/api/things/{id}/parts")
        String part(@PathVariable String id) {
            return "part of " + id;
        }

        @GetMapping("/api/{kind}/{id}/parts")
        String others(@PathVariable String kind, @PathVariable String id) {
            return kind + " " + id;
        }

        @GetMapping("/api/files/{*rest}")
        String rest(@PathVariable String rest) {
            return "the rest of " + rest.substring(1);
        }

        @GetMapping({"/short", "/word/{any}"})
        String several(@PathVariable(required = false) String any) {
            return any == null ? "short" : "word " + any;
        }

        @DeleteMapping("/api/elsewhere/{id}")
        void gone(@PathVariable String id) {}
    }
}
