package io.dynox.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.RetryPolicy;
import io.dynox.TableAccessException;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.mapping.MapMapper;
import io.dynox.internal.mapping.item.TableKeys;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The key that a type declares against the table's; {@link ScriptedClient#described()} has pk (S) and sk (N). */
class DeclaredKeysTest {

    private static final TableKeys DECLARED = keys("pk", "S", "sk", "N");

    private final ScriptedClient client = new ScriptedClient();
    private final ManualRuntime runtime = new ManualRuntime();
    private final KeySchemas schemas = schemas(Map.of());

    private KeySchemas schemas(Map<String, TableKeys> configured) {
        return new KeySchemas(
                new KeySchemaQuestion.Setting(
                        new BatchCalls(client, null),
                        new RetryBudget(RetryPolicy.DEFAULT),
                        runtime,
                        new ServiceSite(client, Runnable::run)),
                failure -> Optional.empty(),
                configured);
    }

    private static TableKeys keys(
            String partition, @Nullable String partitionType, @Nullable String sort, @Nullable String sortType) {
        return new TableKeys(attribute(partition, partitionType), sort == null ? null : attribute(sort, sortType));
    }

    private static TableKeys.Attribute attribute(String name, @Nullable String type) {
        return new TableKeys.Attribute(name, type == null ? null : ScalarAttributeType.valueOf(type));
    }

    private static TableModel<?> model(TableKeys declared) {
        return new TableModel<>("users", MapMapper.INSTANCE, declared, DeclaredKeysTest.class);
    }

    private void answer() {
        client.onDescribe = request -> CompletableFuture.completedFuture(ScriptedClient.described());
    }

    private void fail(String code) {
        client.onDescribe = request -> CompletableFuture.failedFuture(Failures.answer(code, 400));
    }

    @Test
    void keysThatFitAreAskedForOnce() {
        answer();

        assertThat(schemas.writer(model(DECLARED)).join().keys()).isEqualTo(DECLARED);
        assertThat(schemas.writer(model(keys("pk", null, "sk", null)))).isCompleted();
        assertThat(client.describes).hasSize(1);
        assertThat(runtime.scheduled()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"id, S, sk, N", "pk, N, sk, N", "pk, S, sk, S", "pk, S, , ", "sk, N, pk, S", "PK, S, sk, N"})
    void keysThatDifferAreRefusedWithBoth(String partition, String partitionType, String sort, String sortType) {
        answer();
        TableKeys declared = keys(partition, partitionType, sort, sortType);

        assertThatThrownBy(() -> schemas.writer(model(declared)).join())
                .cause()
                .isInstanceOf(TableAccessException.class)
                .hasMessageContaining("declares the key '" + partition + "' (" + partitionType + ")")
                .hasMessageContaining("has the key 'pk' (S), 'sk' (N)")
                .hasMessageContaining("Nothing was written");
    }

    @Test
    void theConfiguredKeyNeedsNoQuestion() {
        KeySchemas configured = schemas(Map.of("users", TableKeys.of("id")));

        assertThat(configured.writer(model(TableKeys.of("id")))).isCompleted();
        assertThatThrownBy(() -> configured.writer(model(DECLARED)).join())
                .cause()
                .hasMessageContaining("has the key 'id'");
        assertThat(client.describes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDeniedException", "UnknownOperationException"})
    void whoMayNotAskGoesOnAndIsNotAskedAgain(String code) {
        fail(code);

        for (int i = 0; i < 3; i++) {
            assertThat(schemas.writer(model(DECLARED)).join().keys()).isEqualTo(DECLARED);
        }

        assertThat(client.describes).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ResourceNotFoundException", "ThrottlingException", "InternalServerError"})
    void aPassingFailureLetsWritesGoOnAndIsForgottenAfterAMinute(String code) {
        fail(code);
        assertThat(schemas.writer(model(DECLARED))).isCompleted();
        assertThat(schemas.writer(model(DECLARED))).isCompleted();
        assertThat(client.describes).hasSize(1);

        answer();
        runtime.advance(Duration.ofMinutes(1));

        assertThat(schemas.writer(model(TableKeys.of("id")))).isCompletedExceptionally();
    }

    @Test
    void aClientThatNeverAnswersLetsWritesGoOnAfterTwoSeconds() {
        client.onDescribe = request -> new CompletableFuture<>();

        CompletableFuture<TableKeyReader> first = schemas.writer(model(DECLARED));
        CompletableFuture<TableKeyReader> second = schemas.writer(model(DECLARED));
        assertThat(first).isNotDone();
        runtime.advance(Duration.ofSeconds(2));

        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(schemas.writer(model(DECLARED))).as("waits no more").isCompleted();
        assertThat(client.describes).hasSize(1);
    }

    @Test
    void aClientThatThrowsOrAnswersNonsenseLetsWritesGoOn() {
        client.onDescribe = request -> {
            throw new UnsupportedOperationException();
        };
        assertThat(schemas.writer(model(DECLARED))).isCompleted();

        client.onDescribe = request -> CompletableFuture.completedFuture(
                DescribeTableResponse.builder().table(table -> {}).build());
        for (int i = 0; i < 3; i++) {
            assertThat(schemas.writer(new TableModel<>("other", MapMapper.INSTANCE, DECLARED, Map.class)))
                    .isCompleted();
        }
        assertThat(client.describes).hasSize(2);
    }

    @Test
    void aTableThatWasMadeAnewIsAskedForAgain() {
        client.onDescribe = request -> CompletableFuture.completedFuture(DescribeTableResponse.builder()
                .table(table -> table.keySchema(KeySchemaElement.builder()
                                .attributeName("old")
                                .keyType(KeyType.HASH)
                                .build())
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("old")
                                .attributeType(ScalarAttributeType.S)
                                .build()))
                .build());
        assertThat(schemas.of("users")).isCompleted();

        answer();

        assertThat(schemas.writer(model(DECLARED))).isCompleted();
    }
}
