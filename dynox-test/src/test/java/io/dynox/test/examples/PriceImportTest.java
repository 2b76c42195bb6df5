package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The test in docs/scheduled-jobs.md. */
@DynoxTest(
        tables = @Table(type = PriceImport.Price.class, name = "prices"),
        properties = "dynox.tables.prices.rate-limit.write-units=1000000")
@Import(PriceImport.class)
class PriceImportTest {

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void file(DynamicPropertyRegistry registry) {
        registry.add("app.prices.file", () -> folder.resolve("prices.csv").toString());
    }

    @Autowired
    PriceImport prices;

    @Autowired
    InMemoryDynamoDb dynamo;

    @Test
    void aNightOfThrottlingLosesNoPrice() throws IOException {
        write(IntStream.range(0, 10_000).mapToObj(i -> "A" + i + ";EUR;" + i + ".50"));
        dynamo.faults().unprocessed(0.2);

        BatchWriteResult result = prices.run();

        assertThat(result.written()).isEqualTo(10_000);
        assertThat(dynamo.itemCount("prices")).isEqualTo(10_000);
    }

    @Test
    void aBadPriceCostsItselfOnly() throws IOException {
        write(Stream.of("A1;EUR;1.50", ";EUR;2.50", "A3;EUR;3.50"));

        assertThatExceptionOfType(BatchWriteException.class)
                .isThrownBy(prices::run)
                .satisfies(e -> assertThat(e.result().failed()).isEqualTo(1));

        assertThat(dynamo.itemCount("prices")).isEqualTo(2);
    }

    private static void write(Stream<String> lines) throws IOException {
        Files.write(
                folder.resolve("prices.csv"),
                Stream.concat(Stream.of("article;currency;amount"), lines).toList());
    }
}
