package io.dynox.sample.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Chromium without a window, as Debian packages it; a system property or the path says where it is.
 *
 * <p>Not thread-safe.
 */
final class Browser implements AutoCloseable {

    private static final int HEIGHT = 900;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it; empty where there is none. */
    static Optional<Browser> start() {
        Optional<Path> chromium = program("sample.chromium", "chromium");
        Optional<Path> chromedriver = program("sample.chromedriver", "chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            return Optional.empty();
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toString());
        // as root, and in containers with little shared memory
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort()
                .build();
        return Optional.of(new Browser(new ChromeDriver(service, options)));
    }

    void open(URI page) {
        driver.get(page.toString());
    }

    void size(int width) {
        size(width, HEIGHT);
    }

    private void size(int width, long height) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void scheme(String scheme, boolean reducedMotion) {
        cdp(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of(
                                        "name",
                                        "prefers-reduced-motion",
                                        "value",
                                        reducedMotion ? "reduce" : "no-preference"))));
    }

    void scripts(boolean enabled) {
        cdp("Emulation.setScriptExecutionDisabled", Map.of("value", !enabled));
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** What keys go to. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    String text(String css) {
        return find(css).getText();
    }

    /** A number as the page writes it. */
    long number(String css) {
        return Long.parseLong(find(css).getAttribute("textContent").replace(",", ""));
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    /** Clicks a place of an element, by shares of its width and height. */
    void clickAt(String css, double across, double down) {
        run("document.querySelector('" + css + "').scrollIntoView({block: 'center'})");
        org.openqa.selenium.Rectangle box = find(css).getRect();
        new org.openqa.selenium.interactions.Actions(driver)
                .moveToElement(find(css), (int) Math.round((across - 0.5) * box.getWidth()), (int)
                        Math.round((down - 0.5) * box.getHeight()))
                .click()
                .perform();
    }

    /** The whole page, in {@code target/screenshots}. */
    void photograph(String name, int width) throws IOException {
        size(width);
        Object height = run("return document.documentElement.scrollHeight");
        size(width, (Long) height);
        // two frames: the canvases have their new size then
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))");
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Object png = cdp("Page.captureScreenshot", Map.of("format", "png")).get("data");
        Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode((String) png));
        size(width);
    }

    /** What axe-core objects to on the page as it is. */
    @SuppressWarnings("unchecked")
    List<String> accessibilityViolations() throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            assertThat(axe).isNotNull();
            run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<String>) driver.executeAsyncScript("""
                const done = arguments[0];
                axe.run().then(result => done(result.violations.flatMap(violation =>
                    violation.nodes.map(node => violation.id + ' ' + node.html + ' ' + node.failureSummary))),
                    failure => done([String(failure)]));
                """);
    }

    /** What the page wrote to the console as an error or a warning since the last call. */
    List<String> complaints() {
        return logs(LogType.BROWSER)
                .filter(entry -> entry.contains("SEVERE") || entry.contains("WARNING"))
                .toList();
    }

    /** The addresses that were asked for since the last call. */
    List<URI> requests() {
        return logs(LogType.PERFORMANCE)
                .filter(entry -> entry.contains("\"Network.requestWillBeSent\""))
                .map(entry -> entry.replaceAll("(?s).*\"request\":\\{.*?\"url\":\"([^\"]+)\".*", "$1"))
                .map(URI::create)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private Stream<String> logs(String type) {
        return driver.manage().logs().get(type).getAll().stream().map(Object::toString);
    }

    private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    private static Optional<Path> program(String property, String name) {
        String said = System.getProperty(property);
        if (said != null) {
            return Optional.of(Path.of(said));
        }
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
