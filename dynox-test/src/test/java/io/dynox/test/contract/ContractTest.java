package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;

/** What every DynamoDB does, in memory or over HTTP. Each test has tables of its own. */
@ParameterizedClass(name = "{0}")
@EnumSource(Backend.class)
abstract class ContractTest {

    private final Backend backend;
    private final List<String> created = new ArrayList<>();
    private Backend.Opened opened;
    DynamoDbAsyncClient client;

    ContractTest(Backend backend) {
        this.backend = backend;
    }

    @BeforeEach
    void open() {
        opened = backend.open();
        client = opened.client();
    }

    @AfterEach
    void close() {
        if (client != null) {
            Set<String> present = new HashSet<>(client.listTables().join().tableNames());
            created.stream()
                    .filter(present::contains)
                    .forEach(
                            table -> client.deleteTable(r -> r.tableName(table)).join());
        }
    }

    /** The client of the streams; ends the test where there are none. */
    DynamoDbStreamsAsyncClient streams() {
        return opened.streams().get();
    }

    /** Whether the independent server answers, which is known to be wrong here and there. */
    boolean isOverHttp() {
        return backend == Backend.OVER_HTTP;
    }

    /** Ends a test early over HTTP, where a server is known to be wrong. */
    void knownWrongOverHttp(String reason) {
        assumeFalse(isOverHttp(), reason);
    }

    /** A new table with the keys {@code pk} and {@code sk}, or {@code pk} alone for one type. */
    String table(ScalarAttributeType... types) {
        String name = named();
        List<KeySchemaElement> keys = new ArrayList<>(List.of(key("pk", KeyType.HASH)));
        List<AttributeDefinition> attributes = new ArrayList<>(List.of(attribute("pk", types[0])));
        if (types.length > 1) {
            keys.add(key("sk", KeyType.RANGE));
            attributes.add(attribute("sk", types[1]));
        }
        client.createTable(r -> r.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(keys)
                        .attributeDefinitions(attributes))
                .join();
        client.waiter()
                .waitUntilTableExists(r -> r.tableName(name), ContractTest::pollFast)
                .join();
        return name;
    }

    /** The name of a table that goes away after the test. */
    String named() {
        String name = "contract-" + UUID.randomUUID();
        created.add(name);
        return name;
    }

    static void pollFast(WaiterOverrideConfiguration.Builder waiter) {
        waiter.backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(20)))
                .maxAttempts(500);
    }

    static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    void put(String table, Map<String, AttributeValue> item) {
        client.putItem(r -> r.tableName(table).item(item)).join();
    }

    Map<String, AttributeValue> get(String table, Map<String, AttributeValue> key) {
        return client.getItem(r -> r.tableName(table).key(key).consistentRead(true))
                .join()
                .item();
    }

    static Map<String, AttributeValue> item(Object... namesAndValues) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return item;
    }

    static AttributeValue value(Object value) {
        if (value instanceof AttributeValue attribute) {
            return attribute;
        }
        return value instanceof Number
                ? AttributeValue.fromN(value.toString())
                : AttributeValue.fromS(value.toString());
    }

    static AttributeValue n(String number) {
        return AttributeValue.fromN(number);
    }

    static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(CompletableFuture<?> reply) {
        Throwable failure = catchThrowable(reply::join);
        assertThat(failure).isInstanceOf(CompletionException.class);
        return assertThat(failure.getCause());
    }

    /** A {@code ValidationException} whose text starts so. */
    static void assertInvalid(CompletableFuture<?> reply, String message) {
        assertInvalid("DynamoDb", reply, message);
    }

    /** As above, of the streams. */
    static void assertInvalidStream(CompletableFuture<?> reply, String message) {
        assertInvalid("DynamoDbStreams", reply, message);
    }

    private static void assertInvalid(String service, CompletableFuture<?> reply, String message) {
        assertRefused(reply).isInstanceOfSatisfying(DynamoDbException.class, error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            assertThat(error.awsErrorDetails().errorMessage()).startsWith(message);
            assertThat(error.awsErrorDetails().serviceName()).isEqualTo(service);
            assertThat(error.statusCode()).isEqualTo(400);
            assertThat(error.requestId()).isNotEmpty();
        });
    }
}
