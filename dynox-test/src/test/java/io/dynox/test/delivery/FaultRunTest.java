package io.dynox.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The whole way, from the writer over the SDK's client interface into a table, while a third of all writes is left
 * unprocessed. {@code -Ddynox.fault-run.items=1000000} makes it a million.
 */
class FaultRunTest {

    private static final int ITEMS = Integer.getInteger("dynox.fault-run.items", 100_000);

    @Test
    void nothingIsLostAndTheLastWriteToAKeyWins() {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.builder().requestLog(0).build();
        dynamo.createTable("events", Key.number("id"));
        dynamo.faults().unprocessed(0.3, 42);
        Map<Integer, Integer> expected = new HashMap<>();
        WriteOptions options = WriteOptions.builder()
                .retry(RetryPolicy.builder()
                        .baseDelay(Duration.ofMillis(1))
                        .maxDelay(Duration.ofMillis(20))
                        .build())
                .build();
        SplittableRandom random = new SplittableRandom(7);

        BatchWriteResult result;
        try (DynoxClient dynox =
                DynoxClient.builder(dynamo.asyncClient()).writeOptions(options).build()) {
            result = dynox.operations().sync().write("events", batch -> {
                for (int version = 0; version < ITEMS; version++) {
                    int id = random.nextInt(ITEMS / 2);
                    if (random.nextInt(10) == 0) {
                        batch.delete(Map.of("id", id));
                        expected.remove(id);
                    } else {
                        batch.put(Map.of("id", id, "version", version));
                        expected.put(id, version);
                    }
                }
            });
        }

        assertThat(result.account().accepted()).isEqualTo(ITEMS);
        assertThat(result.written() + result.superseded()).isEqualTo(ITEMS);
        assertThat(result.retries()).isGreaterThan(ITEMS / 5);
        assertThat(versions(dynamo)).isEqualTo(expected);
    }

    private static Map<Integer, Integer> versions(InMemoryDynamoDb dynamo) {
        Map<Integer, Integer> versions = new HashMap<>();
        for (Map<String, AttributeValue> item : dynamo.items("events")) {
            versions.put(
                    Integer.valueOf(item.get("id").n()),
                    Integer.valueOf(item.get("version").n()));
        }
        return versions;
    }
}
