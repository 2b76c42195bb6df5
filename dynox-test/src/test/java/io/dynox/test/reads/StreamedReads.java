package io.dynox.test.reads;

import io.dynox.RetryPolicy;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.Ways;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table of many items and a client of it. */
abstract class StreamedReads {

    static final RetryPolicy IMPATIENT = RetryPolicy.builder()
            .maxAttempts(2)
            .baseDelay(Duration.ofMillis(1))
            .maxDelay(Duration.ofMillis(1))
            .build();

    final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.builder().requestLog(0).build().createTable("users", Key.string("pk"));
    final DynoxClient dynox = Ways.to(dynamo).build();

    @AfterEach
    void close() {
        dynox.close();
    }

    static Map<String, Object> key(int number) {
        return Map.of("pk", "k" + number);
    }

    void seed(int count) {
        dynamo.seed(
                "users",
                IntStream.range(0, count)
                        .mapToObj(number -> Map.of(
                                "pk",
                                AttributeValue.fromS("k" + number),
                                "number",
                                AttributeValue.fromN(Integer.toString(number))))
                        .toList());
    }
}
