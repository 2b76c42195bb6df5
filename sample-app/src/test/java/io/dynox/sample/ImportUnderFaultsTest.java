package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The import while three of ten writes stay unprocessed and everything is throttled for two seconds. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "spring.main.web-application-type=none")
@ActiveProfiles("faults")
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class ImportUnderFaultsTest {

    @Test
    void everyRowArrivesAndTheRetriesAreTold(
            CapturedOutput output,
            @Autowired ImportRunner importer,
            @Autowired InMemoryDynamoDb dynamo,
            @Autowired CityFile file) {
        ImportReport report = importer.report().orElseThrow();

        assertThat(report.items()).isEqualTo(170_466);
        assertThat(report.result().account().accepted()).isEqualTo(171_075);
        assertThat(report.result().written() + report.result().superseded()).isEqualTo(171_075);
        assertThat(report.result().retries()).isGreaterThan(40_000);
        assertThat(report.result().elapsed()).isGreaterThan(Duration.ofSeconds(2));
        assertThat(output)
                .contains(
                        report.outcome(),
                        String.format("%,d retries", report.result().retries()));
        assertThat(ExpectedCities.in(dynamo)).isEqualTo(ExpectedCities.lastRowWins(file));
    }
}
