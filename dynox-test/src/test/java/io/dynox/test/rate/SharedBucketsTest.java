package io.dynox.test.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineSnapshot;
import io.dynox.rate.CapacityBucket;
import io.dynox.rate.CapacityBucket.Lease;
import io.dynox.rate.CapacityBucket.Terms;
import io.dynox.rate.RateLimit;
import io.dynox.rate.SharingOptions;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.SharedBuckets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedBucketsTest extends CapacityBucketContract {

    private final SharedBuckets buckets = new SharedBuckets();
    private final Terms terms = new Terms(new RateLimit.Fixed(10, 10), 1);

    @Override
    CapacityBucket.Provider buckets() {
        return buckets;
    }

    @Test
    void hangsFailsAndRecovers() {
        CapacityBucket bucket = buckets.bucket("write");
        buckets.hang();
        assertThat(bucket.lease(1, terms)).isNotDone();
        buckets.fail(new IllegalStateException("gone"));
        assertThat(bucket.lease(1, terms)).isCompletedExceptionally();
        buckets.recover();
        assertThat(bucket.lease(4, terms)).isCompleted();

        assertThat(buckets.leased("write")).isEqualTo(4);
        assertThat(buckets.calls()).isEqualTo(3);
    }

    @Test
    void lies() {
        buckets.lie(truth -> new Lease(Duration.ofHours(1), truth.limit(), 99));

        Lease lease =
                buckets.bucket("write").lease(1, terms).toCompletableFuture().join();

        assertThat(lease.usableAfter()).hasHours(1);
        assertThat(lease.instances()).isEqualTo(99);
    }

    @Test
    void answersLateWhatItDidAtOnce() {
        buckets.answerAfter(Duration.ofHours(1));

        assertThat(buckets.bucket("write").lease(3, terms)).isNotDone();

        assertThat(buckets.leased("write")).isEqualTo(3);
    }

    @Test
    void writesGoOnWhateverTheStoreDoes() {
        for (Runnable fault : List.<Runnable>of(
                buckets::hang,
                () -> buckets.fail(new IllegalStateException("gone")),
                () -> buckets.answerAfter(Duration.ofHours(1)),
                () -> buckets.lie(truth -> new Lease(Duration.ofDays(100), truth.limit(), 1)))) {
            fault.run();
            InMemoryDynamoDb dynamoDb = dynamoDb();
            try (DynoxClient client = client(dynamoDb)) {
                write(client.operations(), 300);

                EngineSnapshot.Sharing sharing =
                        client.snapshot().limits().get(0).sharing();
                assertThat(sharing).isNotNull();
                assertThat(sharing.isUp()).isFalse();
                assertThat(dynamoDb.items("users")).hasSize(300);
            }
        }
    }

    @Test
    void whatWasLeasedAndNotSpentIsGivenBackByClose() {
        try (DynoxClient client = client(dynamoDb())) {
            write(client.operations(), 30);
        }

        assertThat(buckets.leased("dynox:write")).isEqualTo(30);
    }

    private static InMemoryDynamoDb dynamoDb() {
        return InMemoryDynamoDb.create().createTable("users", Key.string("pk"));
    }

    private DynoxClient client(InMemoryDynamoDb dynamoDb) {
        return DynoxClient.builder(dynamoDb.asyncClient())
                .rateLimit(null, Operation.BATCH_WRITE, new RateLimit.Fixed(1_000, 1_000))
                .buckets(buckets)
                .sharing(
                        SharingOptions.builder().timeout(Duration.ofMillis(100)).build())
                .build();
    }

    private static void write(BatchOperations dynox, int items) {
        List<Map<String, Object>> puts = IntStream.range(0, items)
                .<Map<String, Object>>mapToObj(i -> Map.of("pk", "USER#" + i))
                .toList();
        assertThat(dynox.batchWrite("users", puts, List.of()).join().written()).isEqualTo(items);
    }
}
