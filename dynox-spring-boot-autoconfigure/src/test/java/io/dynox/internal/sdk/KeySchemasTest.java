package io.dynox.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.TableAccessException;
import io.dynox.internal.mapping.item.TableKeys;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class KeySchemasTest {

    private static final String ARN = "arn:aws:dynamodb:eu-west-1:123456789012:table/users";

    private final ScriptedClient client = new ScriptedClient();
    private final KeySchemas schemas = schemas(Map.of());

    private KeySchemas schemas(Map<String, TableKeys> configured) {
        return new KeySchemas(client, new ServiceSite(client, Runnable::run), configured);
    }

    static DescribeTableResponse described() {
        return DescribeTableResponse.builder()
                .table(table -> table.keySchema(
                                KeySchemaElement.builder()
                                        .attributeName("sk")
                                        .keyType(KeyType.RANGE)
                                        .build(),
                                KeySchemaElement.builder()
                                        .attributeName("pk")
                                        .keyType(KeyType.HASH)
                                        .build())
                        .attributeDefinitions(
                                AttributeDefinition.builder()
                                        .attributeName("pk")
                                        .attributeType(ScalarAttributeType.S)
                                        .build(),
                                AttributeDefinition.builder()
                                        .attributeName("gsi")
                                        .attributeType(ScalarAttributeType.B)
                                        .build(),
                                AttributeDefinition.builder()
                                        .attributeName("sk")
                                        .attributeType(ScalarAttributeType.N)
                                        .build()))
                .build();
    }

    @Test
    void oneDescribeTableServesConcurrentAndLaterCallersByNameOrArn() {
        CompletableFuture<DescribeTableResponse> reply = new CompletableFuture<>();
        client.onDescribe = request -> reply;

        CompletableFuture<TableKeys> first = schemas.of("users");
        CompletableFuture<TableKeys> second = schemas.of(ARN);
        reply.complete(described());

        assertThat(first.join())
                .isEqualTo(new TableKeys(
                        new TableKeys.Attribute("pk", ScalarAttributeType.S),
                        new TableKeys.Attribute("sk", ScalarAttributeType.N)))
                .isEqualTo(second.join())
                .isEqualTo(schemas.of("users").join());
        assertThat(client.describes).hasSize(1);
    }

    @Test
    void theConfigurationMakesTheQuestionNeedless() {
        KeySchemas configured = schemas(Map.of("users", TableKeys.of("id")));

        assertThat(configured.of(ARN).join()).isEqualTo(TableKeys.of("id"));
        assertThat(client.describes).isEmpty();
    }

    @Test
    void aFailureIsNotKept() {
        client.onDescribe = request -> CompletableFuture.failedFuture(Failures.answer("InternalServerError", 500));
        assertThatThrownBy(() -> schemas.of("users").join()).hasCauseInstanceOf(TableAccessException.class);

        client.onDescribe = request -> CompletableFuture.completedFuture(described());
        assertThat(schemas.of("users").join().partition().name()).isEqualTo("pk");
    }

    @Test
    void aCallerThatCancelsTakesNothingFromTheOthers() {
        CompletableFuture<DescribeTableResponse> reply = new CompletableFuture<>();
        client.onDescribe = request -> reply;

        assertThat(schemas.of("users").cancel(true)).isTrue();
        CompletableFuture<TableKeys> other = schemas.of("users");
        reply.complete(described());

        assertThat(other.join()).isNotNull();
    }

    @Test
    void aDeniedQuestionNamesThePermissionAndTheProperty() {
        client.onDescribe = request -> CompletableFuture.failedFuture(Failures.answer("AccessDeniedException", 400));

        assertThatThrownBy(() -> schemas.of(ARN).join())
                .cause()
                .hasMessageContaining("dynamodb:DescribeTable")
                .hasMessageContaining("dynox.tables.users.partition-key");
    }

    @Test
    void aMissingTableIsNamed() {
        client.onDescribe =
                request -> CompletableFuture.failedFuture(Failures.answer("ResourceNotFoundException", 400));

        assertThatThrownBy(() -> schemas.of("users").join())
                .cause()
                .hasMessageContaining("Table 'users' doesn't exist")
                .hasMessageContaining("dynox.region")
                .hasMessageContaining("dynox.endpoint");
    }

    @Test
    void schemasAreForgottenWhenThereAreTooMany() {
        client.onDescribe = request -> CompletableFuture.completedFuture(described());
        for (int i = 0; i <= KeySchemas.MAX_KEPT; i++) {
            assertThat(schemas.of("t" + i)).isCompleted();
        }

        assertThat(schemas.of("t" + KeySchemas.MAX_KEPT)).isCompleted();
        assertThat(client.describes).hasSize(KeySchemas.MAX_KEPT + 1);
        assertThat(schemas.of("t0")).isCompleted();
        assertThat(client.describes).hasSize(KeySchemas.MAX_KEPT + 2);
    }
}
