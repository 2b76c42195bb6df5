package io.dynox.test.rate;

import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener.Operation;
import io.dynox.rate.RateLimit;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.SharedBuckets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares writes under a limit that is out of reach: with a bucket of this process, and with one that is shared over a store
 * that answers in 12 ms. Run its {@code main}; rounds of both alternate, and the ratio of each pair is what counts.
 */
final class SharedLimitSpeed {

    private static final int ITEMS = 20_000;
    private static final int PAIRS = 7;
    private static final Duration LATENCY = Duration.ofMillis(12);

    private SharedLimitSpeed() {}

    public static void main(String[] arguments) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(Map.of("pk", "USER#" + i, "name", "somebody with a name"));
        }
        for (int pair = 0; pair < PAIRS; pair++) {
            SharedBuckets buckets = new SharedBuckets();
            buckets.answerAfter(LATENCY);
            long begun = System.nanoTime();
            double local = itemsPerSecond(items, null);
            double shared = itemsPerSecond(items, buckets);
            double seconds = ITEMS * 5 / shared;
            System.out.printf(
                    Locale.ROOT,
                    "local %.0f items/s, shared %.0f items/s, ratio %.2f, %.1f calls of the store a second (%d ms)%n",
                    local,
                    shared,
                    shared / local,
                    buckets.calls() / seconds,
                    (System.nanoTime() - begun) / 1_000_000);
        }
    }

    private static double itemsPerSecond(List<Map<String, Object>> items, @Nullable SharedBuckets buckets) {
        InMemoryDynamoDb dynamoDb = InMemoryDynamoDb.create().createTable("users", Key.string("pk"));
        dynamoDb.faults().latency(Duration.ofMillis(5));
        try (DynoxClient client = DynoxClient.builder(dynamoDb.asyncClient())
                .tableKeys("users", "pk")
                .rateLimit(null, Operation.BATCH_WRITE, new RateLimit.Fixed(1_000_000, 1_000_000))
                .buckets(buckets)
                .build()) {
            long begun = System.nanoTime();
            for (int round = 0; round < 5; round++) {
                client.operations().batchWrite("users", items, List.of()).join();
            }
            return ITEMS * 5 / ((System.nanoTime() - begun) / 1e9);
        }
    }
}
