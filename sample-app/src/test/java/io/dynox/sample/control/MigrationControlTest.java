package io.dynox.sample.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.dynox.sample.City;
import io.dynox.sample.CityFile;
import io.dynox.sample.CityId;
import io.dynox.sample.SampleRun;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The control that copies the cities to a table with other keys, through the real server. */
@SampleRun
class MigrationControlTest {

    private static final int ROWS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    InMemoryDynamoDb dynamo;

    @BeforeEach
    void theTableOfTheCitiesIsEmpty() {
        for (String table : List.of("cities", "cities-by-name")) {
            if (dynamo.tableNames().contains(table)) {
                dynamo.client().deleteTable(request -> request.tableName(table));
            }
        }
        dynamo.createTable("cities", Key.string(CityId.PARTITION_KEY), Key.string(CityId.SORT_KEY));
    }

    @AfterEach
    void mend() throws Exception {
        send("DELETE", "/controls/faults");
        send("POST", "/controls/writer/abort");
        await().atMost(PATIENCE).until(() -> !text("$.job.phase").equals("running"));
    }

    @Test
    void eachCityIsCopiedWhateverComesBackUnprocessed(@Autowired CityFile file) throws Exception {
        seed(file);
        send("PUT", "/controls/faults/unprocessed?percent=30");

        assertThat(send("POST", "/controls/migration").statusCode()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> text("$.job.phase").equals("done"));

        int cities = dynamo.itemCount("cities");
        assertThat(cities).isGreaterThan(ROWS / 2);
        assertThat(byId("cities-by-name")).isEqualTo(byId("cities"));
        assertThat(text("$.job.kind")).isEqualTo("migration");
        assertThat(text("$.job.table")).isEqualTo("cities-by-name");
        assertThat(text("$.job.message"))
                .startsWith(String.format("Copied %,d of %,d cities to table 'cities-by-name'", cities, cities));
        assertThat(number("$.account.written")).isEqualTo(cities);
        assertThat(number("$.engine.retries")).isGreaterThan(cities / 4);
        assertThat(dynamo.client()
                        .query(request -> request.tableName("cities-by-name")
                                .keyConditionExpression("#name = :name")
                                .expressionAttributeNames(Map.of("#name", "name"))
                                .expressionAttributeValues(Map.of(":name", AttributeValue.fromS("Santa Coloma"))))
                        .items())
                .extracting(item -> item.get("division"))
                .contains(AttributeValue.fromS("AD#07#"));
    }

    @Test
    void aCopyThatIsAbortedSaysWhatItHasNotAttemptedAndNoSecondOneRunsBeside(@Autowired CityFile file)
            throws Exception {
        seed(file);
        send("PUT", "/controls/faults/latency?millis=1000");
        send("POST", "/controls/migration");
        await().atMost(PATIENCE).until(() -> number("$.account.buffered") > 1_000);

        assertThat(send("POST", "/controls/import").body()).contains("The migration is still running");
        send("POST", "/controls/writer/abort");
        await().atMost(PATIENCE).until(() -> text("$.job.phase").equals("failed"));

        assertThat(number("$.account.notAttempted")).isGreaterThan(1_000);
    }

    @Test
    void whereNoCityIsThereIsNothingToCopy() throws Exception {
        HttpResponse<String> answer = send("POST", "/controls/migration");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Table 'cities' holds no city yet");
    }

    private void seed(CityFile file) {
        try (Stream<City> rows = file.open()) {
            dynamo.seed("cities", rows.limit(ROWS).map(City::toItem).toList());
        }
    }

    private Map<CityId, Map<String, AttributeValue>> byId(String table) {
        Map<CityId, Map<String, AttributeValue>> items = new HashMap<>();
        dynamo.items(table).forEach(item -> {
            Map<String, AttributeValue> rest = new HashMap<>(item);
            rest.remove("division");
            items.put(City.ofAttributes(item).id(), rest);
        });
        return items;
    }

    private String text(String path) throws Exception {
        return JsonPath.read(state(), path);
    }

    private int number(String path) throws Exception {
        return JsonPath.read(state(), path);
    }

    private String state() throws Exception {
        return send("GET", "/live/state").body();
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
