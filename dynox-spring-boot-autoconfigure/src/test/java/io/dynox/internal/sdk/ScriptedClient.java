package io.dynox.internal.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;

/** A client whose answers are functions of the requests, which it records. */
final class ScriptedClient implements DynamoDbAsyncClient {

    final List<BatchWriteItemRequest> writes = new ArrayList<>();
    final List<BatchGetItemRequest> gets = new ArrayList<>();
    final List<DescribeTableRequest> describes = new ArrayList<>();

    Function<BatchWriteItemRequest, CompletableFuture<BatchWriteItemResponse>> onWrite = request ->
            CompletableFuture.completedFuture(BatchWriteItemResponse.builder().build());
    Function<BatchGetItemRequest, CompletableFuture<BatchGetItemResponse>> onGet = request ->
            CompletableFuture.completedFuture(BatchGetItemResponse.builder().build());
    Function<DescribeTableRequest, CompletableFuture<DescribeTableResponse>> onDescribe =
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
}
