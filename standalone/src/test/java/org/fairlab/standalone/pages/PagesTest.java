package org.fairlab.standalone.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.fairlab.standalone.Launched;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final UUID FUND = UUID.randomUUID();

    @TempDir
    private static Path directory;

    private static Launched fairlab;
    private static String fundEstablishedAt;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        var editionsOnRequest = Map.of("FAIRLAB_PUBLICATION_EVERY", "off");
        fairlab = new Launched(directory.resolve("data"), editionsOnRequest, "--port", "0", "--empty").ready();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        establishFund();
        publishCompletions();
    }

    /** An edition of 90 completions by women and men of two races, and of too few others. */
    private static void publishCompletions() throws IOException, InterruptedException {
        sendRoster("programme-manager", "courses", """
                courseId,content.title,content.topics,content.noticeDays,content.minimumAttendance,effectiveOn
                course-1,Phlebotomy,CLINICAL_LABORATORY,0,0,2026-01-01
                """);
        sendRoster("programme-manager", "offerings", """
                offeringId,courseId,courseVersion,site,startsOn,endsOn,sessions,effectiveOn
                offering-1,course-1,1,Springfield,2026-01-01,2026-02-01,1,2026-01-01
                """);
        StringBuilder participants = new StringBuilder("participantId,origin,answers.standard,answers.race,answers.sex,"
                + "answers.disability,answers.veteran,answers.firstGeneration,answers.ruralBackground,"
                + "answers.disadvantage,effectiveOn\n");
        StringBuilder completions = new StringBuilder("offeringId,participantId,completedOn\n");
        for (int n = 0; n < 90; n++) {
            participants.append("person-%d,INVENTED,SPD15_2024,%s,%s,NO,NO,NO,NO,NONE,2026-01-01%n"
                    .formatted(
                            n,
                            n < 4 ? "ASIAN" : n % 3 == 0 ? "HISPANIC_OR_LATINO" : "WHITE",
                            n % 2 == 0 ? "FEMALE" : "MALE"));
            completions.append("offering-1,person-%d,2026-02-01%n".formatted(n));
        }
        sendRoster("site-coordinator", "participants", participants.toString());
        sendRoster("programme-manager", "completions", completions.toString());
        Awaitility.await()
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        ask("equity-funnel").contains("\"stage\":\"COMPLETION\",\"group\":null,\"participants\":90"));
        send("privacy-officer", "POST", "/api/editions", "");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> ask("editions").contains("RELEASED"));
    }

    private static void establishFund() throws IOException, InterruptedException {
        String receipt = send("fund-officer", "PUT", "/api/funds/" + FUND, """
                {"name": "Fund of the pages", "kind": "STIPEND",
                 "balance": {"minor": 123400, "currency": "USD"}}""");
        fundEstablishedAt = receipt.replaceAll(".*\"position\":(\\d+).*", "$1");
    }

    private static void sendRoster(String role, String roster, String csv) throws IOException, InterruptedException {
        String result = send(role, "POST", "/api/imports/" + roster, "text/csv", csv);
        assertThat(result).contains("\"errors\":0");
    }

    private static String ask(String query) throws IOException, InterruptedException {
        return send("auditor", "GET", "/api/" + query, "application/json", "");
    }

    private static String send(String role, String method, String path, String body)
            throws IOException, InterruptedException {
        return send(role, method, path, "application/json", body);
    }

    /** Sends what has to be there already, and gives the answer. */
    private static String send(String role, String method, String path, String type, String body)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var asked = http.send(
                    HttpRequest.newBuilder(URI.create(fairlab.address() + "/token"))
                            .header("Authorization", "Bearer " + bootstrapToken())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("role=" + role))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            String token = asked.body().replaceAll(".*\"access_token\":\"([^\"]*)\".*", "$1");
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(fairlab.address() + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Idempotency-Key", path)
                            .header("Content-Type", type)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return answer.body();
        }
    }

    private static String bootstrapToken() throws IOException {
        return Files.readString(directory.resolve("data/bootstrap-token")).strip();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        playwright.close();
        fairlab.close();
    }

    @BeforeEach
    void open() {
        context = browser.newContext(new Browser.NewContextOptions().setBaseURL(fairlab.address()));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    @Test
    void without_a_log_in_every_page_leads_to_the_log_in_page() {
        page.navigate("/audit");
        assertThat(page).hasURL(fairlab.address() + "/login");
        isAccessible();
    }

    @Test
    void a_wrong_token_is_told_in_the_page() {
        page.navigate("/login");
        page.getByLabel("One-time token").fill("wrong");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        isAccessible();
        complaints.removeIf(text -> text.contains("401"));
    }

    @Test
    void a_dashboard_viewer_sees_the_funds_and_no_audit_trail() throws IOException {
        logIn("dashboard-viewer");
        assertThat(page.getByText("Fund of the pages").first()).isVisible();
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Audit").setExact(true)))
                .hasCount(0);
        isAccessible();
    }

    @Test
    void an_auditor_finds_the_event_of_a_command_and_the_history_of_its_entity() throws IOException {
        logIn("auditor");
        page.navigate("/audit?type=FundEstablished");
        assertThat(page.locator("main")).containsText("Fund of the pages");
        isAccessible();
        page.navigate("/audit/entities/" + FUND);
        assertThat(page.locator("main")).containsText("Fund of the pages");
        isAccessible();
        page.navigate("/audit/events/" + fundEstablishedAt);
        assertThat(page.locator("pre").first()).containsText("\"fundId\"");
        isAccessible();
    }

    @Test
    void an_auditor_asks_for_a_report_and_is_told_what_is_missing() throws IOException {
        logIn("auditor");
        page.navigate("/audit/reports");
        isAccessible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Decisions by exception"))
                .click();
        page.getByLabel("From").fill("2030-01-01");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the report"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("To is needed");
        isAccessible();
        complaints.removeIf(text -> text.contains("400"));
        page.navigate("/audit/reports/actor-changes?actor=fund-officer&from=2020-01-01&to=2099-12-31");
        assertThat(page.locator("main")).containsText("Fund of the pages");
        isAccessible();
    }

    @Test
    void an_auditor_finds_who_read_what_and_who_can() throws IOException {
        logIn("auditor");
        page.navigate("/audit/entities/" + FUND);
        page.navigate("/audit/reads");
        assertThat(page.locator("main")).containsText("/audit/entities/" + FUND);
        isAccessible();
        page.navigate("/audit/access?role=reviewer");
        assertThat(page.locator("main")).containsText("POST /api/applications/{applicationId}/reviews");
        isAccessible();
    }

    @Test
    void an_auditor_compares_an_entity_at_two_moments() throws IOException {
        logIn("auditor");
        page.navigate("/audit/entities/" + FUND);
        page.getByText("Difference between two moments").click();
        assertThat(page.locator("main")).containsText("/balance/minor");
        isAccessible();
        page.getByLabel("From").fill("yesterday");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        isAccessible();
        complaints.removeIf(text -> text.contains("400"));
        page.getByLabel("From").fill("2020-01-01T00:00:00Z");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare"))
                .click();
        page.getByText("Event " + fundEstablishedAt).first().click();
        assertThat(page).hasURL(fairlab.address() + "/audit/events/" + fundEstablishedAt);
    }

    @Test
    void an_auditor_finds_the_proof_of_an_event_and_bundles_to_be_verified_elsewhere() throws IOException {
        logIn("auditor");
        page.navigate("/audit/events/" + fundEstablishedAt);
        page.getByText("Proof that this event is in the log").click();
        assertThat(page.locator("main")).containsText("Event " + fundEstablishedAt + " is stored as it was signed.");
        isAccessible();
        var receipt =
                page.waitForDownload(() -> page.getByText("Save a receipt").click());
        assertThat(Files.readString(receipt.path())).startsWith("c2sp.org/tlog-proof@v1\nindex ");
        page.getByLabel("Person or entity").fill(FUND.toString());
        var bundle = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download the bundle"))
                        .click());
        assertThat(bundle.suggestedFilename()).endsWith("-entity.zip");
        page.getByLabel("Recorded from").fill("yesterday");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download the bundle"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Recorded from must be a time");
        isAccessible();
        complaints.removeIf(text -> text.contains("400"));
        page.setViewportSize(320, 640);
        isAccessible();
    }

    @Test
    void an_auditor_replays_a_read_model_by_a_form() throws IOException {
        logIn("auditor");
        page.navigate("/audit");
        page.getByText("Replays of read models").click();
        isAccessible();
        page.getByLabel("Up to").fill("soon");
        page.getByLabel("Read model").selectOption("fund_ledger");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start the replay"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Up to must be a position");
        isAccessible();
        complaints.removeIf(text -> text.contains("400"));
        page.getByLabel("Up to").fill("");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start the replay"))
                .click();
        isAccessible();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.reload();
            return page.locator("main").textContent().contains("No table differs");
        });
        isAccessible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Drop this replay"))
                .click();
        assertThat(page.locator("main")).containsText("There are none.");
    }

    @Test
    void an_auditor_gets_from_a_figure_to_the_events_behind_it() throws IOException {
        logIn("auditor");
        page.getByLabel("Events behind Fund of the pages").click();
        assertThat(page.locator("main")).containsText("The two agree");
        assertThat(page.locator("main")).containsText("123400");
        isAccessible();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName("Event " + fundEstablishedAt)
                                .setExact(true))
                .click();
        assertThat(page).hasURL(fairlab.address() + "/audit/events/" + fundEstablishedAt);
        page.navigate("/");
        page.getByText("Events behind the total as it is known now").click();
        assertThat(page.locator("main")).containsText("events make it");
        isAccessible();
        page.navigate("/equity");
        page.getByText("Events behind completion as it is known now").click();
        assertThat(page.locator("main")).containsText("The two agree");
    }

    @Test
    void an_operator_replaces_the_key_by_a_form_and_a_privacy_officer_sees_it() throws IOException {
        logIn("operator");
        page.navigate("/keys");
        isAccessible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Introduce a new key"))
                .click();
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
        isAccessible();
        logIn("privacy-officer");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Keys"))
                .click();
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
        assertThat(page.getByText("Introduce a new key")).hasCount(0);
        isAccessible();
        complaints.removeIf(text -> text.contains("403")); // the dashboard is not theirs
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/equity", "/training", "/audit/log", "/audit/replays"})
    void figures_reflow_on_a_narrow_screen_and_are_usable_by_keyboard(String address) throws IOException {
        logIn("auditor");
        page.navigate(address);
        isAccessible();
        page.setViewportSize(320, 640);
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).as("pixels to scroll sideways").isEqualTo(0);
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.textContent").toString())
                .contains("Skip to the content");
        page.keyboard().press("Enter");
        assertThat(page.url()).endsWith("#main");
        isAccessible();
    }

    @Test
    void without_a_script_all_is_there_but_the_button_that_needs_one() throws IOException {
        context.close();
        context = browser.newContext(
                new Browser.NewContextOptions().setBaseURL(fairlab.address()).setJavaScriptEnabled(false));
        page = context.newPage();
        logIn("dashboard-viewer");
        page.navigate("/equity");
        assertThat(page.locator("main")).containsText("suppressed");
        assertThat(page.getByText("This chart as SVG").first()).isVisible();
        assertThat(page.getByText("This chart as PNG").first()).isHidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/equity"})
    void a_chart_is_saved_as_a_picture(String address) throws IOException {
        logIn("dashboard-viewer");
        page.navigate(address);
        var download = page.waitForDownload(
                () -> page.getByText("This chart as PNG").first().click());
        var picture = ImageIO.read(download.path().toFile());
        assertThat(picture.getWidth()).isEqualTo(1280);
        int[] colours = picture.getRGB(0, 0, 1280, picture.getHeight(), null, 0, 1280);
        assertThat(IntStream.of(colours).distinct().boxed())
                .as("its ground, and what is drawn or hatched on it")
                .contains(0xffffffff)
                .containsAnyOf(0xff2378c3, 0xff71767a);
    }

    @Test
    void a_climate_survey_is_answered_by_hand_without_logging_in_and_without_a_script() throws Exception {
        String survey = "/surveys/" + UUID.randomUUID();
        send("programme-manager", "PUT", "/api" + survey, """
                {"title": "Climate 2030",
                 "items": [{"code": "belonging-1", "version": 1, "text": "I feel that I belong here."}],
                 "groupQuestion": {"text": "Where do you work?", "groups": ["Laboratory", "Draw station"]}}""");
        String token = send("programme-manager", "POST", "/api" + survey + "/tokens", "{\"count\": 1}")
                .replaceAll(".*\"([0-9a-f]{32})\".*", "$1");

        page.navigate(survey);
        isAccessible();
        page.getByLabel("One-time token").fill("wrong");
        page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("Agree").setExact(true))
                .check();
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Laboratory"))
                .check();
        page.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        isAccessible();
        complaints.removeIf(text -> text.contains("400"));

        page.getByLabel("One-time token").fill(token);
        page.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Thank you");
        assertThat(page).hasURL(fairlab.address() + survey);
        isAccessible();
    }

    @Test
    void logging_out_ends_the_session() throws IOException {
        logIn("auditor");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out"))
                .click();
        page.navigate("/");
        assertThat(page).hasURL(fairlab.address() + "/login");
    }

    private void logIn(String role) throws IOException {
        page.navigate("/login");
        page.getByLabel("One-time token").fill(bootstrapToken());
        page.getByLabel("Role").selectOption(role);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
    }

    private void isAccessible() {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(violation -> violation.getId() + ": " + violation.getNodes())
                                .toList())
                .as("what axe finds on " + page.url())
                .isEmpty();
    }
}
