package org.fairlab.query.auditreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestTokens;
import org.fairlab.query.projection.Projections;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.transparency.Checkpoint;
import org.fairlab.query.transparency.NoteSigner;
import org.fairlab.verifier.Main;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** Reports as a browser and a program get them. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(TestTokens.Decoder.class)
class ReportPagesTest {

    /** Events that are no part of any report, so that a proof has something to lead past. */
    private static final int OTHERS = 6;

    private static final UUID FUND = UUID.randomUUID();
    private static final GivenEvents GIVEN = GivenEvents.none();
    private static final Path KEY = key();
    private static final String ASKED = "actor-changes%s?actor=bob%%20%%26%%20co&from=2020-01-01&to=2099-12-31";

    private static Path key() {
        try {
            return Files.writeString(
                    Files.createTempDirectory("log").resolve("log-signing-key"), NoteSigner.generate());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        GIVEN.database().addTo(registry);
        registry.add("fairlab.log-signing-key", KEY::toString);
    }

    @Autowired
    private MockMvc http;

    @Autowired
    private NoteSigner signer;

    @BeforeAll
    static void events(@Autowired Projections projections) throws InterruptedException {
        Event[] others = new Event[OTHERS];
        Arrays.fill(others, new FundClosed(UUID.randomUUID(), LocalDate.of(2030, 1, 15)));
        GIVEN.happened(others);
        GIVEN.happened(
                Map.of("actor", "bob & co", "role", "fund-officer", "reason", "=<b>why</b>"),
                new FundEstablished(
                        FUND, "First <steps>", FundKind.STIPEND, new Money(1, "USD"), LocalDate.of(2030, 1, 15)));
        for (String readModel : new String[] {"audit_trail", "application_file", "training_currency", "lactation"}) {
            assertThat(projections.await(readModel, OTHERS + 1, Duration.ofSeconds(20)))
                    .isTrue();
        }
    }

    @Test
    void every_report_there_is_has_a_form_with_a_label_and_a_hint_for_each_field() throws Exception {
        String all = page("/audit/reports");
        var names = Pattern.compile("href=\"/audit/reports/([a-z-]+)\"")
                .matcher(all)
                .results()
                .map(name -> name.group(1))
                .toList();
        assertThat(names).hasSize(5);
        for (String name : names) {
            String form = page("/audit/reports/" + name);
            var fields = Pattern.compile("<input[^>]* id=\"(\\w+)\"")
                    .matcher(form)
                    .results()
                    .map(field -> field.group(1))
                    .toList();
            assertThat(fields).as(name).contains("recorded");
            for (String field : fields) {
                assertThat(form)
                        .contains(
                                "for=\"" + field + "\"",
                                "id=\"" + field + "-hint\"",
                                "aria-describedby=\"" + field + "-hint\"");
            }
            assertThat(form).doesNotContain("<table", "role=\"alert\"");
        }
    }

    @Test
    void a_page_shows_the_rows_under_the_form_and_where_it_is_from() throws Exception {
        assertThat(page("/audit/reports/" + ASKED.formatted("")))
                .containsSubsequence(
                        "value=\"bob &amp; co\"",
                        "Asked for: <strong>actor bob &amp; co; from 2020-01-01; to 2099-12-31</strong>",
                        "up to event <strong>" + (OTHERS + 1) + "</strong>",
                        "SHA-256 of the CSV: <code>",
                        "href=\"/api/audit/reports/actor-changes.pdf?actor=bob%20%26%20co&amp;from=2020-01-01",
                        "<code>./fairlab verify</code>",
                        "<th scope=\"col\">Recorded at</th>",
                        "<td>FundEstablished</td>",
                        "First &lt;steps&gt;",
                        "=&lt;b&gt;why&lt;/b&gt;",
                        "<a href=\"/audit/events/" + (OTHERS + 1) + "\"");
    }

    @Test
    void what_cannot_be_read_is_explained_at_each_field() throws Exception {
        MockHttpServletResponse answer =
                answer(Roles.AUDITOR, "/audit/reports/scholarship-file?fund=mine", MediaType.TEXT_HTML);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains(
                        "<title>Error: Scholarship file – Fairlab</title>",
                        "href=\"#fund\">Fund must be a UUID<",
                        "href=\"#purpose\">Purpose is needed<",
                        "id=\"fund-error\">Fund must be a UUID.<",
                        "value=\"mine\"",
                        "aria-describedby=\"fund-hint fund-error\"")
                .containsPattern("id=\"fund\"[^>]*aria-invalid=\"true\"");
    }

    @Test
    void a_program_is_told_every_bad_field() throws Exception {
        MockHttpServletResponse answer =
                answer(Roles.AUDITOR, "/api/audit/reports/scholarship-file?fund=mine", MediaType.APPLICATION_JSON);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains("/problems/invalid-input", "\"field\":\"fund\"", "\"field\":\"purpose\"");
    }

    @Test
    void page_json_csv_and_pdf_are_of_the_same_report() throws Exception {
        MockHttpServletResponse csv =
                answer(Roles.AUDITOR, "/api/audit/reports/" + ASKED.formatted(".csv"), MediaType.ALL);
        assertThat(csv.getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .contains("actor-changes-at-" + (OTHERS + 1) + ".csv");
        assertThat(csv.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.getContentAsString()).contains("'=<b>why</b>", "First <steps>");
        String digest = ReportCsv.digest(csv.getContentAsByteArray());
        assertThat(page("/audit/reports/" + ASKED.formatted(""))).contains(digest);
        assertThat(answer(Roles.AUDITOR, "/api/audit/reports/" + ASKED.formatted(""), MediaType.APPLICATION_JSON)
                        .getContentAsString())
                .contains("\"csvDigest\":\"" + digest + "\"", "\"events\":[" + (OTHERS + 1) + "]");
        MockHttpServletResponse pdf =
                answer(Roles.AUDITOR, "/api/audit/reports/" + ASKED.formatted(".pdf"), MediaType.ALL);
        assertThat(pdf.getContentType()).isEqualTo("application/pdf");
        try (PDDocument document = Loader.loadPDF(pdf.getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(document)).contains(digest, "First <steps>");
        }
    }

    @Test
    void what_is_attached_proves_the_report_and_its_events() throws Exception {
        byte[] pdf = answer(Roles.AUDITOR, "/api/audit/reports/" + ASKED.formatted(".pdf"), MediaType.ALL)
                .getContentAsByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String name = "actor-changes-at-" + (OTHERS + 1);
            var files = new PDDocumentNameDictionary(document.getDocumentCatalog())
                    .getEmbeddedFiles()
                    .getNames();
            assertThat(files).containsOnlyKeys(name + ".csv", name + ".note", name + ".zip");
            byte[] csv = files.get(name + ".csv").getEmbeddedFile().toByteArray();
            assertThat(csv)
                    .isEqualTo(answer(Roles.AUDITOR, "/api/audit/reports/" + ASKED.formatted(".csv"), MediaType.ALL)
                            .getContentAsByteArray());
            String note = new String(files.get(name + ".note").getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8);
            assertThat(note)
                    .startsWith(
                            "fairlab audit report v1\nreport actor-changes\nasked for actor bob & co; from 2020-01-01;"
                                    + " to 2099-12-31\nrecorded ")
                    .contains("\nposition " + (OTHERS + 1) + "\nsha256 " + ReportCsv.digest(csv) + "\n\n— ")
                    .isEqualTo(answer(Roles.AUDITOR, "/api/audit/reports/" + ASKED.formatted(".note"), MediaType.ALL)
                            .getContentAsString());
            assertThat(signer.verifies(note)).isTrue();
            assertThat(signer.verifies(note.replace("position ", "position 1"))).isFalse();
            proves(files.get(name + ".zip").getEmbeddedFile().toByteArray(), note);
        }
        proves(
                answer(Roles.AUDITOR, "/api/audit/reports/" + ASKED.formatted(".zip"), MediaType.ALL)
                        .getContentAsByteArray(),
                null);
    }

    @Test
    void the_verifier_takes_the_proof_and_no_other_report_for_it() throws Exception {
        String asked = ASKED.formatted(".zip");
        byte[] proof = answer(Roles.AUDITOR, "/api/audit/reports/" + asked + "&since=2", MediaType.ALL)
                .getContentAsByteArray();
        byte[] csv = answer(Roles.AUDITOR, "/api/audit/reports/" + ASKED.formatted(".csv"), MediaType.ALL)
                .getContentAsByteArray();
        Path zip = Files.write(KEY.resolveSibling("report.zip"), proof);
        Path table = Files.write(KEY.resolveSibling("report.csv"), csv);
        String[] command = {"verify", zip.toString(), "--key", signer.vkey(), "--report", table.toString()};
        assertThat(Main.run(command)).isZero();
        Files.writeString(table, new String(csv, StandardCharsets.UTF_8).replace("First", "Last"));
        assertThat(Main.run(command)).isEqualTo(1);
        assertThat(answer(Roles.AUDITOR, "/api/audit/reports/" + asked + "&since=9999", MediaType.ALL)
                        .getStatus())
                .isEqualTo(400);
    }

    /** Follows the proof from the event as it is stored to the root that is signed (RFC 9162, 2.1.3.2). */
    private void proves(byte[] zipped, String note) throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files.keySet()).containsExactly("log.vkey", "checkpoint", "report.csv", "report.note", "leaves.tsv");
        assertThat(files.get("log.vkey")).isEqualTo(signer.vkey() + "\n");
        if (note != null) {
            assertThat(files).containsEntry("report.note", note);
        }
        assertThat(signer.verifies(files.get("checkpoint"))).isTrue();
        Checkpoint checkpoint = Checkpoint.of(files.get("checkpoint"));
        assertThat(files.get("leaves.tsv").lines()).hasSize(1);
        String[] line = files.get("leaves.tsv").strip().split("\t");
        assertThat(line[0]).isEqualTo(Integer.toString(OTHERS));
        String envelope = GIVEN.jdbc()
                .sql("select events.envelope(e) from events.event e where position = ?")
                .param(OTHERS + 1)
                .query(String.class)
                .single();
        byte[] hash = sha256(new byte[] {0}, envelope.getBytes(StandardCharsets.UTF_8), new byte[0]);
        assertThat(Base64.getDecoder().decode(line[2])).isEqualTo(hash);
        long at = OTHERS;
        long last = checkpoint.size() - 1;
        for (String sibling : line[1].split(" ")) {
            byte[] other = Base64.getDecoder().decode(sibling);
            if ((at & 1) == 1 || at == last) {
                hash = sha256(new byte[] {1}, other, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = sha256(new byte[] {1}, hash, other);
            }
            at >>= 1;
            last >>= 1;
        }
        assertThat(last).isZero();
        assertThat(hash).isEqualTo(checkpoint.root());
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return sha256.digest();
    }

    @Test
    void it_is_recorded_who_read_of_which_events_and_what_for_whatever_the_form() throws Exception {
        for (String form : new String[] {"", ".csv", ".pdf", ".zip", ".note"}) {
            answer(Roles.AUDITOR, "/api/audit/reports/" + ASKED.formatted(form) + "&purpose=review-7", MediaType.ALL);
            assertThat(lastRead())
                    .contains("\"/api/audit/reports/actor-changes" + form + "?", "review-7", "[" + (OTHERS + 1) + "]");
        }
        page("/audit/reports/" + ASKED.formatted("") + "&purpose=on%20a%20page");
        assertThat(lastRead()).contains("\"/audit/reports/actor-changes?", "on a page", "[" + (OTHERS + 1) + "]");
    }

    private static String lastRead() {
        return JdbcClient.create(GIVEN.database().owner())
                .sql("select entry::text from access.read order by number desc limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void the_reports_and_what_they_take_are_listed_for_programs() throws Exception {
        assertThat(answer(Roles.AUDITOR, "/api/audit/reports", MediaType.APPLICATION_JSON)
                        .getContentAsString())
                .contains("\"name\":\"overrides\"", "{\"name\":\"purpose\",\"hint\":\"what the report is read for");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit/reports",
                "/audit/reports/overrides",
                "/api/audit/reports/overrides.pdf",
                "/api/audit/reports/overrides.csv"
            })
    void nobody_but_an_auditor_gets_a_report(String address) throws Exception {
        for (String role : Roles.ALL) {
            int status = answer(role, address + "?from=2030-01-01&to=2030-01-31", MediaType.ALL)
                    .getStatus();
            assertThat(status).as(role).isEqualTo(role.equals(Roles.AUDITOR) ? 200 : 403);
        }
    }

    @Test
    void a_report_that_is_not_there_is_refused() throws Exception {
        assertThat(answer(Roles.AUDITOR, "/audit/reports/everything", MediaType.TEXT_HTML)
                        .getStatus())
                .isEqualTo(404);
        assertThat(answer(Roles.AUDITOR, "/api/audit/reports/everything.pdf", MediaType.ALL)
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void no_page_has_a_script_or_a_style_of_its_own_and_headings_are_in_order() throws Exception {
        for (String address : new String[] {
            "/audit/reports",
            "/audit/reports/overrides",
            "/audit/reports/overrides?from=x",
            "/audit/reports/" + ASKED.formatted("")
        }) {
            String page = answer(Roles.AUDITOR, address, MediaType.TEXT_HTML).getContentAsString();
            assertThat(page).doesNotContain("<script", "style=", "<style", "onclick", "th:");
            int level = 0;
            for (MatchResult heading :
                    Pattern.compile("<h([1-6])").matcher(page).results().toList()) {
                int next = Integer.parseInt(heading.group(1));
                assertThat(next).as(address).isBetween(1, level + 1);
                level = next;
            }
        }
    }

    private String page(String address) throws Exception {
        MockHttpServletResponse answer = answer(Roles.AUDITOR, address, MediaType.TEXT_HTML);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse answer(String role, String address, MediaType accept) throws Exception {
        return http.perform(get(java.net.URI.create(address))
                        .accept(accept)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.token("eve", role)))
                .andReturn()
                .getResponse();
    }
}
