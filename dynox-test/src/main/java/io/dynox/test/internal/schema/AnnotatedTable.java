package io.dynox.test.internal.schema;

import io.dynox.test.internal.client.Clients;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbImmutable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;

/** The table that the Enhanced client creates for an annotated class. Stateless. */
public final class AnnotatedTable {

    private AnnotatedTable() {}

    /**
     * The request with which the Enhanced client creates the table, indexes included.
     *
     * @throws IllegalArgumentException if the class doesn't describe a table
     */
    public static CreateTableRequest request(String name, Class<?> type) {
        TableSchema<?> schema = schema(type);
        checkHasKey(type, schema);
        AtomicReference<CreateTableRequest> sent = new AtomicReference<>();
        DynamoDbEnhancedClient.builder()
                .dynamoDbClient(Clients.sync(
                        request -> {
                            sent.set((CreateTableRequest) request);
                            return CompletableFuture.completedFuture(
                                    CreateTableResponse.builder().build());
                        },
                        "keeps the request"))
                .build()
                .table(name, schema)
                .createTable();
        return Objects.requireNonNull(sent.get());
    }

    private static void checkHasKey(Class<?> type, TableSchema<?> schema) {
        try {
            schema.tableMetadata().primaryPartitionKey();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    type.getName() + " names no key: annotate the partition key with @DynamoDbPartitionKey", e);
        }
    }

    private static TableSchema<?> schema(Class<?> type) {
        if (type.isAnnotationPresent(DynamoDbBean.class) || type.isAnnotationPresent(DynamoDbImmutable.class)) {
            return TableSchema.fromClass(type);
        }
        if (type.isRecord()) {
            return RecordKeys.schema(type);
        }
        throw new IllegalArgumentException(type.getName()
                + " describes no table: it is neither a record nor a @DynamoDbBean nor a @DynamoDbImmutable");
    }
}
