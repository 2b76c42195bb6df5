package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.BatchWriteException;
import io.dynox.DynoxException;
import io.dynox.SyncBatchOperations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

class AlikeFailuresPropertyTest {

    private static final List<Map<String, Object>> MISTAKES =
            List.of(Map.of("a", 1), Map.of("a", 2), Map.of("a", 3), Map.of("a", 4));

    private final FakeDynamoDb dynamo = FakeDynamoDb.confirming();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class))
            .withPropertyValues("dynox.tables.users.partition-key=pk")
            .withBean(DynamoDbAsyncClient.class, () -> dynamo);

    @Test
    @ProvesProperty("dynox.write.alike-failures")
    void soManyAlikeFailuresEndTheOperation() {
        runner.withPropertyValues("dynox.write.alike-failures=2")
                .run(context -> assertThatExceptionOfType(DynoxException.class)
                        .isThrownBy(() -> context.getBean(SyncBatchOperations.class)
                                .write("users", batch -> MISTAKES.forEach(batch::put)))
                        .withMessageContaining("gave up after 2 writes")
                        .withMessageContaining("no attribute 'pk'"));
    }

    @Test
    void zeroLetsEachFailByItself() {
        runner.withPropertyValues("dynox.write.alike-failures=0")
                .run(context -> assertThatExceptionOfType(BatchWriteException.class)
                        .isThrownBy(() -> context.getBean(SyncBatchOperations.class)
                                .write("users", batch -> MISTAKES.forEach(batch::put)))
                        .satisfies(
                                failure -> assertThat(failure.result().failed()).isEqualTo(4)));
    }
}
