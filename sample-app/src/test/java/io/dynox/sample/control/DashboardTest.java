package io.dynox.sample.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynox.sample.SampleRun;
import io.dynox.test.SharedBuckets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the Grafana dashboard of {@code docs/} asks Prometheus for, and what Prometheus gets from the sample. */
@SampleRun
@Import(DashboardTest.SharedLimit.class)
class DashboardTest {

    private static final Path DASHBOARD = Path.of("..", "docs", "grafana-dashboard.json");
    private static final Pattern METRIC = Pattern.compile("\\bdynox_[a-z_]+");

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    /** The meters of a shared limit are there when there is one. */
    @TestConfiguration(proxyBeanMethods = false)
    static class SharedLimit {

        @Bean
        SharedBuckets buckets() {
            return new SharedBuckets();
        }
    }

    @AfterEach
    void mend() throws Exception {
        send("DELETE", "/controls/faults", "");
        send("POST", "/controls/writer/abort", "");
        send("DELETE", "/actuator/dynox?operation=write&table=cities", "");
        await().atMost(Duration.ofMinutes(3))
                .until(() -> !send("GET", "/live/state", "").body().contains("\"phase\":\"running\""));
    }

    @Test
    void everyMetricOfTheDashboardIsInTheScrape() throws Exception {
        Set<String> wanted = metrics(Files.readString(DASHBOARD));
        assertThat(wanted).hasSizeGreaterThan(15);
        send("POST", "/actuator/dynox", """
                {"operation": "write", "table": "cities", "unitsPerSecond": 20000, "burst": 1000}""");
        send("PUT", "/controls/faults/unprocessed?percent=30", "");
        send("PUT", "/controls/faults/throttle?seconds=1", "");
        send("POST", "/controls/import", "");

        // Some meters come with the first event of their kind.
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(
                                metrics(send("GET", "/actuator/prometheus", "").body()))
                        .containsAll(wanted));
    }

    private static Set<String> metrics(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = METRIC.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
