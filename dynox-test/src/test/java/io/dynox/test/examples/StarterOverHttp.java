package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.BatchGetResult;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.autoconfigure.DynoxAutoConfiguration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The starter as an application uses it: its own client, over HTTP. Those who extend it say against which server, and which way the requests go. */
@SpringBootTest(classes = StarterOverHttp.Starter.class, webEnvironment = WebEnvironment.NONE)
abstract class StarterOverHttp {

    @Autowired
    SyncBatchOperations dynox;

    @Autowired
    DynamoDbAsyncClient dynamoDb;

    private final String table = "examples-" + UUID.randomUUID();

    static void connect(DynamicPropertyRegistry registry, Supplier<Object> endpoint) {
        registry.add("dynox.endpoint", endpoint);
        registry.add("dynox.region", () -> "us-east-1");
        registry.add("dynox.credentials.access-key", () -> "contract");
        registry.add("dynox.credentials.secret-key", () -> "contract");
    }

    @BeforeEach
    void createTable() {
        dynamoDb.createTable(request -> request.tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                        .attributeDefinitions(text("pk"), text("sk")))
                .join();
        dynamoDb.waiter()
                .waitUntilTableExists(request -> request.tableName(table))
                .join();
    }

    @AfterEach
    void deleteTable() {
        dynamoDb.deleteTable(request -> request.tableName(table)).join();
    }

    @Test
    void whatAWriterWroteABatchGetFinds() {
        try (SyncBatchWriter<Map<String, Object>> batch = dynox.writer(table)) {
            Users.users(1_000).forEach(batch::put);
            IntStream.range(0, 100).mapToObj(Users::key).forEach(batch::delete);
        }

        BatchGetResult<Map<String, Object>> found = dynox.batchGet(table, Users.keys(1_000));

        assertThat(found.items()).hasSize(900);
        assertThat(found.missingKeys()).containsExactlyElementsOf(Users.keys(100));
        assertThat(found.items().get(0)).containsEntry("name", "User 100");
    }

    @Test
    void theLastOfManyWritesToAKeyWins() {
        BatchWriteResult result = dynox.write(table, batch -> {
            for (int version = 1; version <= 500; version++) {
                batch.put(Map.of("pk", "USER#1", "sk", "PROFILE", "name", "Version " + version));
                batch.put(Users.user(version + 1));
            }
        });

        assertThat(result.written() + result.superseded()).isEqualTo(1_000);
        assertThat(dynox.batchGet(table, List.of(Users.key(1))).items())
                .extracting("name")
                .containsExactly("Version 500");
    }

    @Test
    void scansFindWhatIsThere() {
        dynox.write(table, batch -> Users.users(300).forEach(batch::put));

        try (Stream<Map<String, Object>> scanned = dynox.scan(table)) {
            assertThat(scanned).hasSize(300);
        }
    }

    @Test
    void oneBadItemCostsOneItem() {
        assertThatExceptionOfType(BatchWriteException.class)
                .isThrownBy(() -> dynox.write(table, batch -> {
                    Users.users(30).forEach(batch::put);
                    batch.put(Map.of("pk", "USER#31", "sk", "PROFILE", "blob", "x".repeat(410 * 1024)));
                }))
                .satisfies(thrown -> assertThat(thrown.result().written()).isEqualTo(30))
                .satisfies(thrown -> assertThat(thrown.failures()).hasSize(1));
    }

    /** What the starter brings, and none of the other libraries that are here for tests. */
    @ImportAutoConfiguration(DynoxAutoConfiguration.class)
    static final class Starter {}

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    private static AttributeDefinition text(String attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(ScalarAttributeType.S)
                .build();
    }
}
