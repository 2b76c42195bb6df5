package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineSnapshot;
import io.dynox.rate.RateLimit;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.SharedBuckets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedLimitExampleTest {

    @Test
    void importGoesOnWhileTheStoreHangs() {
        InMemoryDynamoDb dynamoDb = InMemoryDynamoDb.create().createTable("users", Key.string("pk"));
        SharedBuckets buckets = new SharedBuckets();
        try (DynoxClient client = DynoxClient.builder(dynamoDb.asyncClient())
                .rateLimit(null, Operation.BATCH_WRITE, new RateLimit.Fixed(500, 500))
                .buckets(buckets)
                .build()) {
            buckets.hang();

            client.operations()
                    .batchWrite("users", List.of(Map.of("pk", "USER#1")), List.of())
                    .join();

            EngineSnapshot.Limit limit = client.snapshot().limits().get(0);
            assertThat(limit.sharing()).isNotNull();
        }
        assertThat(dynamoDb.itemCount("users")).isEqualTo(1);
    }
}
