package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteResult;
import io.dynox.SyncBatchOperations;
import io.dynox.test.FaultPlan;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DynoxTest(
        tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"),
        properties = {"dynox.retry.base-delay=1ms", "dynox.retry.max-delay=10ms"})
class BatchOperationsSliceTest {

    @Autowired
    private BatchOperations dynox;

    @Autowired
    private SyncBatchOperations sync;

    @Autowired
    private InMemoryDynamoDb dynamo;

    @Autowired
    private FaultPlan faults;

    @Test
    void asynchronousWritesAndReadsRunInMemory() {
        dynox.batchWrite("users", users(100), List.of()).join();

        assertThat(dynamo.itemCount("users")).isEqualTo(100);
        assertThat(dynox.batchGet("users", users(101)).join().missingKeys()).hasSize(1);
    }

    @Test
    void synchronousWritesSurviveFaults() {
        faults.unprocessed(0.3);

        BatchWriteResult result = sync.write("users", batch -> users(100).forEach(batch::put));

        assertThat(result.written()).isEqualTo(100);
        assertThat(result.retries()).isPositive();
        assertThat(dynamo.itemCount("users")).isEqualTo(100);
    }

    private static List<Map<String, Object>> users(int count) {
        return IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(i -> Map.of("pk", "USER#" + i, "sk", "PROFILE"))
                .toList();
    }
}
