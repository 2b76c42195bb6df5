package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.BatchWriteException;
import io.dynox.SyncBatchOperations;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

class MaxUnitsPropertyTest {

    @Test
    @ProvesProperty("dynox.write.max-units")
    void writerEndsAtItsCeiling() {
        FakeDynamoDb dynamo = FakeDynamoDb.confirming();
        List<Map<String, Object>> items = IntStream.range(0, 100)
                .mapToObj(i -> Map.<String, Object>of("pk", "p" + i))
                .toList();

        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class))
                .withPropertyValues("dynox.tables.users.partition-key=pk", "dynox.write.max-units=60")
                .withBean(DynamoDbAsyncClient.class, () -> dynamo)
                .run(context -> assertThatExceptionOfType(BatchWriteException.class)
                        .isThrownBy(
                                () -> context.getBean(SyncBatchOperations.class).batchWrite("users", items, List.of()))
                        .withMessageContaining("ceiling of 60 write units")
                        .satisfies(failure ->
                                assertThat(failure.result().written()).isEqualTo(60)));
    }
}
