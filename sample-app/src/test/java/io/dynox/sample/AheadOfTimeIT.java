package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as the build processed it ahead of time: it imports and answers as the other does. */
class AheadOfTimeIT {

    @Test
    void theProcessedApplicationImportsAndAnswers() throws Exception {
        assertThat(AotDetector.useGeneratedArtifacts()).isTrue();

        SpringApplication sample = new SpringApplication(SampleApplication.class);
        // as when its main method is called
        sample.setMainApplicationClass(SampleApplication.class);

        try (ConfigurableApplicationContext application = sample.run("--server.port=0")) {
            assertThat(application.getBean(ImportRunner.class).report())
                    .hasValueSatisfying(report -> assertThat(report.items()).isEqualTo(170_466));

            String port = application.getEnvironment().getRequiredProperty("local.server.port");
            assertThat(JsonPath.<List<String>>read(get(port, "/cities?ids=AD:07::Santa%20Coloma"), "$.found[*].name"))
                    .containsExactly("Santa Coloma");
            assertThat(JsonPath.<String>read(get(port, "/actuator/health/dynox"), "$.status"))
                    .isEqualTo("UP");
            assertThat(JsonPath.<Integer>read(get(port, "/actuator/dynox"), "$.clients.dynoxClient.totals.written"))
                    .isGreaterThan(170_000);
        }
    }

    private static String get(String port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
