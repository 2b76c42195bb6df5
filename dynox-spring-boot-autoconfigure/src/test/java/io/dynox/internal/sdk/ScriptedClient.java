package io.dynox.internal.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A client whose answers are functions of the requests, which it records. */
public final class ScriptedClient implements DynamoDbAsyncClient {

    public final List<BatchWriteItemRequest> writes = new ArrayList<>();
    public final List<BatchGetItemRequest> gets = new ArrayList<>();
    public final List<DescribeTableRequest> describes = new ArrayList<>();

    public Function<BatchWriteItemRequest, CompletableFuture<BatchWriteItemResponse>> onWrite = request ->
            CompletableFuture.completedFuture(BatchWriteItemResponse.builder().build());
    public Function<BatchGetItemRequest, CompletableFuture<BatchGetItemResponse>> onGet = request ->
            CompletableFuture.completedFuture(BatchGetItemResponse.builder().build());
    public Function<DescribeTableRequest, CompletableFuture<DescribeTableResponse>> onDescribe =
            request -> CompletableFuture.failedFuture(new UnsupportedOperationException("describeTable"));

    @Override
    public synchronized CompletableFuture<BatchWriteItemResponse> batchWriteItem(BatchWriteItemRequest request) {
        writes.add(request);
        return onWrite.apply(request);
    }

    @Override
    public synchronized CompletableFuture<BatchGetItemResponse> batchGetItem(BatchGetItemRequest request) {
        gets.add(request);
        return onGet.apply(request);
    }

    @Override
    public synchronized CompletableFuture<DescribeTableResponse> describeTable(DescribeTableRequest request) {
        describes.add(request);
        return onDescribe.apply(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    /** The table {@code users} with a partition and a sort key. */
    public static DescribeTableResponse described() {
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
}
