package io.dynox.sample.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynox.sample.SampleRun;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page in a real browser. Skipped where there is no Chromium; {@code .ci/run} installs one. */
@SampleRun
class PageTest {

    private static final List<String> PARTS =
            List.of("written", "superseded", "inFlight", "buffered", "waitingRetry", "failed", "notAttempted");

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        Optional<Browser> started = Browser.start();
        assumeTrue(
                started.isPresent(),
                "no chromium and chromedriver in the path (apt-get install chromium chromium-driver)");
        browser = started.get();
        browser.size(1280);
        browser.open(page());
        eventually().untilAsserted(() -> assertThat(browser.text("#connection")).isEqualTo("Live"));
        eventually().until(() -> browser.find("#import-start").isEnabled());
    }

    @AfterEach
    void close() {
        if (browser == null) {
            return;
        }
        try {
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests())
                    .isNotEmpty()
                    .allSatisfy(address -> assertThat(address.getHost()).isEqualTo("localhost"));
        } finally {
            browser.close();
        }
    }

    @Test
    void theImportRunsToItsEndAndEveryFaultMovesTheFigures() throws Exception {
        fault("unprocessed", "percent", "30");
        browser.find("#import-start").click();
        eventually().until(() -> browser.number("#unprocessed") > 0 && browser.number("#retries") > 0);
        assertThatTheAccountAddsUp();

        fault("throttle", "seconds", "2");
        eventually().until(() -> browser.number("#throttles") > 0);
        eventually().until(() -> browser.number("#account .waitingRetry dd") > 0);
        assertThatTheAccountAddsUp();
        browser.photograph("running-light-1280", 1280);

        eventually().until(() -> browser.find("#faults-end").isEnabled());
        browser.find("#faults-end").click();
        eventually().until(() -> browser.text("#message").contains("it holds 170,466 items"));
        assertThatTheAccountAddsUp();
        assertThat(browser.find("#account").getAttribute("data-accepted")).isEqualTo("171075");
        assertThat(Long.parseLong(browser.find("#map-cities").getAttribute("data-cities")))
                .isGreaterThanOrEqualTo(170_466);
        assertThat(browser.text("#hot-keys")).contains("writes a second");

        browser.clickAt("#map-cities", (8.55 + 180) / 360, (84 - 47.37) / 141);
        eventually().until(() -> browser.all("#near li").size() == 8);
        assertThat(browser.text("#near")).contains("8 cities near", "CH");

        browser.find("#race button").click();
        eventually().until(() -> browser.text("#verdict").contains("By hand lost"));
        assertThat(browser.text("#verdict")).contains("Dynox lost none");
        assertThat(browser.text("#by-hand dl")).contains("Requests", "Retries", "Lost");
        for (String scheme : List.of("light", "dark")) {
            browser.scheme(scheme, false);
            for (int width : List.of(1280, 390)) {
                browser.photograph("page-" + scheme + "-" + width, width);
                assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                        .isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void theCitiesAreCopiedToATableWithOtherKeysWhileThePageShowsIt() throws Exception {
        browser.find("#import-start").click();
        eventually().until(() -> browser.text("#message").contains("it holds 170,466 items"));
        fault("unprocessed", "percent", "30");
        fault("latency", "millis", "20");

        browser.find("#migration-start").click();
        eventually().until(() -> browser.text("#headline").equals("Copying 170,466 cities to a table with other keys"));
        eventually().until(() -> browser.number("#retries") > 0 && browser.number("#rate") > 0);
        assertThatTheAccountAddsUp();
        assertThat(browser.find("#migration-start").isEnabled()).isFalse();
        assertThat(Long.parseLong(browser.find("#map-cities").getAttribute("data-cities")))
                .isBetween(1L, 170_465L);
        browser.photograph("migration-light-1280", 1280);

        browser.find("#faults-end").click();
        eventually().until(() -> browser.text("#message").contains("cities-by-name"));
        assertThat(browser.text("#message")).contains("Copied 170,466 of 170,466 cities", "it holds 170,466 items");
        assertThat(browser.text("#headline")).isEqualTo("Cities of the world, by their names");
        assertThat(browser.find("#account").getAttribute("data-accepted")).isEqualTo("170466");
        assertThatTheAccountAddsUp();
    }

    @Test
    void aPoisonedCityIsShownWithItsReasonAndAnAbortedWriterAddsUp() {
        fault("poison", "id", "AD:03::Vila");
        fault("latency", "millis", "200");
        browser.find("#import-start").click();
        eventually().until(() -> browser.text("#dead-letters").contains("AD:03::Vila"));
        assertThat(browser.text("#dead-letters")).contains("poison");

        browser.find("#writer-abort").click();
        eventually().until(() -> browser.number("#account .notAttempted dd") > 0);
        eventually().until(() -> browser.find("#import-start").isEnabled());
        assertThatTheAccountAddsUp();
        assertThat(browser.text("#headline")).contains("did not write every row");
        browser.find("#faults-end").click();
        eventually().until(() -> !browser.find("#faults-end").isEnabled());
    }

    @Test
    void aRateLimitIsSetAndEnded() {
        browser.find("#rate-limit button").click();
        eventually().until(() -> browser.text("#lane-note").contains("limited to 20,000 units a second"));
        browser.find("#rate-limit button").click();
        eventually().until(() -> browser.text("#lane-note").isEmpty());
    }

    @Test
    void aValueOutOfRangeIsRefusedWithTheReason() {
        browser.run("document.querySelector('[data-fault=hot] [name=country]').value = 'us'");
        browser.find("[data-fault=hot] button").click();
        eventually().until(() -> browser.text("#controls-message").contains("two capital letters"));
        assertThat(browser.complaints()).singleElement().asString().contains("400");
    }

    @Test
    void theKeyboardReachesTheMapAndMovesAcrossIt() {
        for (int i = 0; i < 50 && !isOnTheMap(); i++) {
            browser.focused().sendKeys(Keys.TAB);
        }
        assertThat(isOnTheMap()).isTrue();

        browser.focused().sendKeys(Keys.ENTER);
        assertThat(browser.text("#near")).as("no place is chosen yet").isEmpty();

        // from 8.28 degrees east and 47.34 degrees north, two degrees a step
        browser.focused().sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ENTER);
        eventually().until(() -> browser.text("#near").contains("near 45.3400, 14.2800"));

        browser.focused().sendKeys(Keys.ARROW_LEFT, Keys.ARROW_UP, Keys.ARROW_UP, Keys.ENTER);
        eventually().until(() -> browser.text("#near").contains("near 49.3400, 12.2800"));
    }

    private boolean isOnTheMap() {
        return "map-cities".equals(browser.focused().getAttribute("id"));
    }

    @Test
    void theFifthTileTakesTheWholeWidthOfAPhone() {
        browser.size(390);

        int row = browser.find(".tiles").getRect().getWidth();
        assertThat(browser.all(".tile")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(browser.all(".tile").get(3).getRect().getWidth()).isLessThan(row / 2 + 1);
        assertThat(browser.all(".tile").get(4).getRect().getWidth()).isEqualTo(row);
    }

    @Test
    void withoutScriptsTheLookUpsAreReadable() {
        browser.scripts(false);
        browser.open(page());

        assertThat(browser.text("main")).contains("The live view needs JavaScript");
        assertThat(browser.find("#map").isDisplayed()).isFalse();
        browser.find("#cities button").click();
        assertThat(browser.text("main")).contains("found", "Not in the table: XX:::Nowhere");
        browser.open(page().resolve("/countries?code=XX"));
        assertThat(browser.text("main")).contains("No city of country 'XX'");
        assertThat(browser.complaints()).allSatisfy(line -> assertThat(line).contains("404"));
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 390", "dark, 390"})
    void axeFindsNoViolation(String scheme, int width) throws Exception {
        browser.scheme(scheme, true);
        browser.size(width);
        browser.find("#country button").click();
        eventually().until(() -> !browser.text("#answer").isEmpty());

        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.run("console.clear()");
        browser.complaints();
    }

    private void fault(String name, String field, String value) {
        browser.run("document.querySelector('[data-fault=" + name + "] [name=" + field + "]').value = '" + value + "'");
        browser.find("[data-fault=" + name + "] button").click();
        eventually()
                .until(() -> "true"
                        .equals(browser.find("[data-fault=" + name + "] button").getAttribute("aria-pressed")));
    }

    /** One look, as the page goes on meanwhile. */
    private void assertThatTheAccountAddsUp() {
        Object sum = browser.run("""
                return [...document.querySelectorAll('#account dd')]
                    .reduce((sum, part) => sum + Number(part.textContent.replaceAll(',', '')), 0)
                    - Number(document.querySelector('#account').dataset.accepted);
                """);
        assertThat((Long) sum).isZero();
        assertThat(browser.all("#account dd")).hasSize(PARTS.size());
        assertThat(browser.text("#account-sum")).startsWith("adds up to");
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(100));
    }

    private URI page() {
        return URI.create("http://localhost:" + port + "/");
    }
}
