package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.WriteAccount;
import io.dynox.test.InMemoryDynamoDb;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The import at the start of the application, undisturbed. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ImportTest {

    @Autowired
    ImportRunner importer;

    @Autowired
    InMemoryDynamoDb dynamo;

    @Autowired
    CityFile file;

    @Test
    void theAccountAddsUpToTheRowsOfTheFile() {
        ImportReport report = importer.report().orElseThrow();
        WriteAccount account = report.result().account();

        assertThat(account.accepted()).isEqualTo(171_075);
        assertThat(account.written() + account.superseded()).isEqualTo(171_075);
        assertThat(account.isBalanced()).isTrue();
        assertThat(report.items()).isEqualTo(170_466);
    }

    @Test
    void theReportSpeaksOfRowsItemsAndRepeatedKeys() {
        ImportReport report = importer.report().orElseThrow();

        assertThat(report.outcome())
                .contains("171,075 rows", "170,466 items", "609 rows were superseded or overwritten");
        assertThat(report.effort()).contains("requests", "0 retries");
    }

    @Test
    void ofRowsWithOneKeyTheLastIsInTheTable() {
        assertThat(ExpectedCities.in(dynamo)).isEqualTo(ExpectedCities.lastRowWins(file));
    }
}
