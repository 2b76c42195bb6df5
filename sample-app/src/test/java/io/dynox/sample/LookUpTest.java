package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The REST API and the page, through the real server. Shares its context with {@link ImportTest}. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LookUpTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    CityFile file;

    @Autowired
    ApplicationContext application;

    @Nested
    class Cities {

        @Test
        void foundAndMissingAreToldApart() throws Exception {
            HttpResponse<String> answer =
                    get("/cities?ids=" + encode("CH:ZH:112:Zürich;XX:::Nowhere;AD:07::Santa Coloma"));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(strings(answer, "$.found[*].id")).containsExactly("CH:ZH:112:Zürich", "AD:07::Santa Coloma");
            assertThat(strings(answer, "$.missing")).containsExactly("XX:::Nowhere");
        }

        @Test
        void aCityHasItsPlaceAndRegion() throws Exception {
            HttpResponse<String> answer = get("/cities?ids=" + encode("AD:07::Santa Coloma"));

            assertThat(JsonPath.<Double>read(answer.body(), "$.found[0].latitude"))
                    .isEqualTo(42.49454);
            assertThat(JsonPath.<String>read(answer.body(), "$.found[0].region"))
                    .isEqualTo("Andorra la Vella");
        }

        @Test
        void theParameterMayBeGivenSeveralTimesAndNamesMayHoldCommas() throws Exception {
            HttpResponse<String> answer = get(
                    "/cities?ids=" + encode("AL:48:10944410:Gjadër, Dajc") + "&ids=" + encode("AD:07::Santa Coloma"));

            assertThat(strings(answer, "$.found[*].name")).containsExactly("Gjadër, Dajc", "Santa Coloma");
        }

        @Test
        void moreThanAHundredIdsTakeSeveralRequests() throws Exception {
            HttpResponse<String> answer = get("/cities?ids=" + encode(firstIds(1_000)));

            assertThat(strings(answer, "$.found[*].id")).hasSize(1_000);
            assertThat(JsonPath.<Integer>read(answer.body(), "$.requests")).isEqualTo(10);
        }

        @Test
        void aMalformedIdIsNamed() throws Exception {
            HttpResponse<String> answer = get("/cities?ids=" + encode("AD:07::Santa Coloma;Zürich"));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(detail(answer))
                    .startsWith("'Zürich' is not the id of a city")
                    .contains("country:admin1:admin2:name");
        }

        @Test
        void noIdsAtAllIsABadRequest() throws Exception {
            assertThat(get("/cities").statusCode()).isEqualTo(400);
            assertThat(get("/cities?ids=").statusCode()).isEqualTo(400);
        }

        @Test
        void tooManyIdsAreCounted() throws Exception {
            HttpResponse<String> answer = get("/cities?ids=" + encode(firstIds(1_001)));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(detail(answer)).contains("1001 ids are given, and 1000 are the most");
        }

        @Test
        void aKeyThatDynamoDbWouldRefuseIsABadRequest() throws Exception {
            HttpResponse<String> answer = get("/cities?ids=" + encode("CH:::" + "x".repeat(1_100)));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(detail(answer)).contains("'place'", "1024");
        }
    }

    @Nested
    class Countries {

        @Test
        void pagesFollowEachOtherWithoutGapOrRepetition() throws Exception {
            HttpResponse<String> first = get("/countries/LI?limit=8");
            String next = JsonPath.read(first.body(), "$.next");
            HttpResponse<String> second = get("/countries/LI?limit=1000&after=" + encode(next));

            assertThat(strings(first, "$.cities[*].id")).hasSize(8).endsWith(next);
            assertThat(second.body()).doesNotContain("\"next\"");
            assertThat(Stream.of(first, second).flatMap(page -> strings(page, "$.cities[*].id").stream()))
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(idsInFile("LI"));
        }

        @Test
        void anUnknownCountryIsNotFound() throws Exception {
            HttpResponse<String> answer = get("/countries/XX");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(detail(answer)).contains("No city of country 'XX'");
        }

        @Test
        void badParametersAreNamed() throws Exception {
            assertThat(get("/countries/Liechtenstein").statusCode()).isEqualTo(400);
            assertThat(get("/countries/LI?limit=many").statusCode()).isEqualTo(400);
            assertThat(detail(get("/countries/LI?limit=0"))).contains("limit must be between 1 and 1000, but is 0");
            assertThat(detail(get("/countries/LI?after=" + encode("AD:07::Santa Coloma"))))
                    .contains("not in country 'LI'");
        }
    }

    @Nested
    class Page {

        @Test
        void itOffersBothLookUpsTheMetersAndTheSourceOfTheData() throws Exception {
            assertThat(get("/").body())
                    .contains("id=\"cities\"", "id=\"country\"", "/actuator/metrics", "GeoNames", "CC BY 4.0");
        }

        @Test
        void theMetersOfTheImportAreThere() throws Exception {
            HttpResponse<String> written = get("/actuator/metrics/dynox.batch.items?tag=outcome:written");

            assertThat(get("/actuator/metrics").body()).contains("dynox.batch.requests");
            assertThat(JsonPath.<Double>read(written.body(), "$.measurements[0].value"))
                    .isGreaterThanOrEqualTo(170_466);
        }

        @Test
        void theApplicationIsHealthy() throws Exception {
            assertThat(get("/actuator/health").body()).contains("UP");
        }
    }

    @Test
    void untilTheImportHasEndedNoCityIsCalledMissing() throws Exception {
        AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);
        try {
            HttpResponse<String> answer = get("/cities?ids=" + encode("XX:::Nowhere"));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(detail(answer)).contains("import is still running");
            assertThat(get("/countries/LI").statusCode()).isEqualTo(503);
        } finally {
            AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://localhost:" + port + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static List<String> strings(HttpResponse<String> answer, String path) {
        return JsonPath.read(answer.body(), path);
    }

    private static String detail(HttpResponse<String> answer) {
        return JsonPath.read(answer.body(), "$.detail");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String firstIds(int count) {
        try (Stream<City> cities = file.open()) {
            return String.join(
                    ";",
                    cities.map(city -> city.id().toString())
                            .distinct()
                            .limit(count)
                            .toList());
        }
    }

    private List<String> idsInFile(String country) {
        try (Stream<City> cities = file.open()) {
            return cities.filter(city -> city.id().country().equals(country))
                    .map(city -> city.id().toString())
                    .distinct()
                    .toList();
        }
    }
}
