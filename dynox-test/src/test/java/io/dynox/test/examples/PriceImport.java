package io.dynox.test.examples;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.SyncBatchTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** The nightly import in docs/scheduled-jobs.md. */
@Component
class PriceImport {

    private static final Logger log = LoggerFactory.getLogger(PriceImport.class);

    record Price(
            @DynamoDbPartitionKey String article,
            @DynamoDbSortKey String currency,
            BigDecimal amount) {

        static Price parse(String line) {
            String[] columns = line.split(";", -1);
            return new Price(columns[0], columns[1], new BigDecimal(columns[2]));
        }
    }

    private final SyncBatchTable<Price> prices;
    private final Path file;

    PriceImport(BatchOperations dynox, @Value("${app.prices.file:prices.csv}") Path file) {
        this.prices = dynox.table("prices", Price.class).sync();
        this.file = file;
    }

    /** A run that is late doesn't overlap the next one: the delay counts from its end. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void nightly() {
        try {
            BatchWriteResult result = run();
            log.info("{} prices written with {} requests in {}", result.written(), result.requests(), result.elapsed());
        } catch (BatchWriteException e) {
            log.error("{} prices failed; the first: {}", e.result().failed(), e.getMessage());
        }
    }

    BatchWriteResult run() {
        return prices.write(batch -> {
            try (Stream<String> lines = Files.lines(file)) {
                lines.skip(1).map(Price::parse).forEach(batch::put);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
