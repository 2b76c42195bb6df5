package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Health and the endpoint, through the real server. Shares its context with {@link LookUpTest}. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ActuatorTest {

    private static final String CLIENT = "$.clients.dynoxClient.";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Test
    void theEndpointShowsWhatTheImportDid() throws Exception {
        HttpResponse<String> answer = send(request("/actuator/dynox").GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(answer.body(), CLIENT + "totals.written"))
                .isGreaterThan(170_000);
        assertThat(JsonPath.<List<?>>read(answer.body(), CLIENT + "writers")).isEmpty();
        assertThat(JsonPath.<List<String>>read(answer.body(), CLIENT + "lanes[*].operation"))
                .contains("batch_write");
        assertThat(JsonPath.<Integer>read(answer.body(), CLIENT + "sdkRetries.batchAttempts"))
                .isOne();
    }

    @Test
    void aRateLimitIsSetAndEndedWhileTheApplicationRuns() throws Exception {
        HttpResponse<String> set = send(request("/actuator/dynox")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                    {"operation": "write", "table": "another", "unitsPerSecond": 500, "burst": 1000}\
                    """)));
        assertThat(set.statusCode()).isEqualTo(200);

        HttpResponse<String> shown = send(request("/actuator/dynox").GET());
        assertThat(JsonPath.<List<Map<String, Object>>>read(shown.body(), CLIENT + "limits"))
                .singleElement()
                .isEqualTo(JsonPath.read("""
                         {"table": "another", "operation": "batch_write", "limit": {"unitsPerSecond": 500, "burst": 1000},
                          "unitsPerSecond": 500.0, "sharing": null}\
                         """, "$"));

        HttpResponse<String> ended =
                send(request("/actuator/dynox?operation=write&table=another").DELETE());
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<List<?>>read(ended.body(), "$.limits")).isEmpty();
    }

    @Test
    void aWrongLimitIsRefusedWithTheReason() throws Exception {
        HttpResponse<String> answer = send(request("/actuator/dynox")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"operation\": \"write\", \"unitsPerSecond\": 0}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.error"))
                .isEqualTo("unitsPerSecond must be at least 1, but is 0");
    }

    @Test
    void healthHasAPartForDynox() throws Exception {
        HttpResponse<String> answer = send(request("/actuator/health/dynox").GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.status")).isEqualTo("UP");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
