package io.dynox.sample.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.dynox.sample.SampleRun;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person may do to the sample, through the real server. */
@SampleRun
class ControlsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @AfterEach
    void mend() throws Exception {
        send("DELETE", "/controls/faults");
        send("POST", "/controls/writer/abort");
        await().atMost(PATIENCE).until(() -> !phase().equals("running"));
    }

    @Test
    void aWriterThatIsAbortedInTheMiddleSaysWhatItHasNotAttempted() throws Exception {
        send("PUT", "/controls/faults/latency?millis=1000");
        send("POST", "/controls/import");
        await().atMost(PATIENCE).until(() -> account("buffered") > 1_000);

        send("POST", "/controls/writer/abort");
        await().atMost(PATIENCE).until(() -> phase().equals("failed"));

        assertThat(account("notAttempted")).isGreaterThan(1_000);
        assertThatItAddsUp();
    }

    @Test
    void aWriterThatIsClosedInTheMiddleWritesWhatItHas() throws Exception {
        send("PUT", "/controls/faults/latency?millis=200");
        send("POST", "/controls/import");
        await().atMost(PATIENCE).until(() -> account("buffered") > 1_000);
        send("DELETE", "/controls/faults");

        send("POST", "/controls/writer/close");
        await().atMost(PATIENCE).until(() -> phase().equals("done"));

        assertThat(account("notAttempted") + account("failed")).isZero();
        assertThat(account("accepted")).isLessThan(171_075);
        assertThat(JsonPath.<String>read(state(), "$.job.message")).startsWith("The writer was closed after");
        assertThatItAddsUp();
    }

    @Test
    void aPoisonedCityIsADeadLetterAndTheOthersAreWritten() throws Exception {
        send("PUT", "/controls/faults/poison?id=AD:03::Vila");
        send("POST", "/controls/import");
        await().atMost(PATIENCE)
                .until(() -> !JsonPath.<List<String>>read(state(), "$.deadLetters[*].id")
                        .isEmpty());

        assertThat(JsonPath.<List<String>>read(state(), "$.deadLetters[*].id")).containsExactly("AD:03::Vila");
        assertThat(account("failed")).isOne();
        send("POST", "/controls/writer/close");
        await().atMost(PATIENCE).until(() -> phase().equals("failed"));
        assertThat(account("failed")).isOne();
        assertThatItAddsUp();
    }

    @Test
    void aSecondImportIsRefused() throws Exception {
        send("PUT", "/controls/faults/latency?millis=1000");
        send("POST", "/controls/import");

        HttpResponse<String> second = send("POST", "/controls/import");

        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.body()).contains("still running");
    }

    @Test
    void faultsAreShownWithTheTimeThatIsLeftAndEndByName() throws Exception {
        send("PUT", "/controls/faults/hot?country=US&seconds=60");
        send("PUT", "/controls/faults/unprocessed?percent=30");

        assertThat(JsonPath.<Integer>read(state(), "$.parts.faults.hot")).isBetween(1, 60);
        send("DELETE", "/controls/faults/hot");
        assertThat(state()).contains("\"faults\":{\"unprocessed\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/throttle?seconds=0",
                "/throttle?seconds=61",
                "/throttle",
                "/unprocessed?percent=91",
                "/hot?country=us&seconds=5",
                "/hot?country=US&seconds=-1",
                "/outage?seconds=x",
                "/latency?millis=1001",
                "/poison?id=Zürich"
            })
    void valuesOutOfRangeAreRefused(String fault) throws Exception {
        assertThat(send("PUT", "/controls/faults" + fault).statusCode()).isEqualTo(400);
        assertThat(state()).contains("\"faults\":{}");
    }

    @Test
    void byHandLosesWhatComesBackUnprocessedAndDynoxDoesNot() throws Exception {
        assertThat(send("POST", "/controls/race?latencyMillis=2&unprocessedPercent=10")
                        .statusCode())
                .isEqualTo(202);
        assertThat(send("POST", "/controls/race?latencyMillis=2&unprocessedPercent=10")
                        .statusCode())
                .isEqualTo(400);
        await().atMost(PATIENCE).until(() -> !JsonPath.<Boolean>read(state(), "$.parts.race.running"));

        String state = state();
        int rows = JsonPath.read(state, "$.parts.race.rows");
        assertThat(rows).isGreaterThan(5_000);
        assertThat(JsonPath.<Integer>read(state, "$.parts.race.byHand.lost")).isBetween(50, 200);
        assertThat(JsonPath.<Integer>read(state, "$.parts.race.byHand.retries")).isZero();
        assertThat(JsonPath.<Integer>read(state, "$.parts.race.dynox.lost")).isZero();
        assertThat(JsonPath.<Integer>read(state, "$.parts.race.dynox.done")).isEqualTo(rows);
        assertThat(JsonPath.<Integer>read(state, "$.parts.race.dynox.retries")).isGreaterThan(50);
    }

    @Test
    void aForeignPageChangesNothing() throws Exception {
        for (String path : List.of("/controls/import", "/controls/faults", "/actuator/dynox")) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri(path))
                            .header("Origin", "http://evil.example")
                            .header("Content-Type", "text/plain")
                            .POST(BodyPublishers.ofString("{\"operation\": \"write\", \"unitsPerSecond\": 1}"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(path).isEqualTo(403);
        }
        assertThat(state()).doesNotContain("unitsPerSecond");
    }

    private void assertThatItAddsUp() throws Exception {
        assertThat(account("written")
                        + account("superseded")
                        + account("buffered")
                        + account("inFlight")
                        + account("waitingRetry")
                        + account("failed")
                        + account("notAttempted"))
                .isEqualTo(account("accepted"));
    }

    private int account(String part) throws Exception {
        return JsonPath.read(state(), "$.account." + part);
    }

    private String phase() throws Exception {
        return JsonPath.read(state(), "$.job.phase");
    }

    private String state() throws Exception {
        return send("GET", "/live/state").body();
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
