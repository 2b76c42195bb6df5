package io.dynox.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A client that records the batches, and confirms them, leaves them unprocessed, or holds them back. Thread-safe. */
final class FakeDynamoDb implements DynamoDbAsyncClient {

    enum Answer {
        CONFIRMED,
        UNPROCESSED,
        /** Confirmed when {@link #release()} is called. */
        HELD
    }

    final List<BatchWriteItemRequest> writes = new CopyOnWriteArrayList<>();
    final List<BatchGetItemRequest> reads = new CopyOnWriteArrayList<>();
    final AtomicInteger descriptions = new AtomicInteger();
    final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private volatile Answer answer;

    FakeDynamoDb(Answer answer) {
        this.answer = answer;
    }

    static FakeDynamoDb confirming() {
        return new FakeDynamoDb(Answer.CONFIRMED);
    }

    void answer(Answer next) {
        this.answer = next;
    }

    void release() {
        released.complete(null);
    }

    @Override
    public CompletableFuture<BatchWriteItemResponse> batchWriteItem(BatchWriteItemRequest request) {
        writes.add(request);
        BatchWriteItemResponse.Builder response = BatchWriteItemResponse.builder();
        return switch (answer) {
            case CONFIRMED -> CompletableFuture.completedFuture(response.build());
            case UNPROCESSED ->
                CompletableFuture.completedFuture(
                        response.unprocessedItems(request.requestItems()).build());
            case HELD -> held(response.build());
        };
    }

    @Override
    public CompletableFuture<BatchGetItemResponse> batchGetItem(BatchGetItemRequest request) {
        reads.add(request);
        BatchGetItemResponse.Builder response = BatchGetItemResponse.builder().responses(Map.of());
        return switch (answer) {
            case CONFIRMED -> CompletableFuture.completedFuture(response.build());
            case UNPROCESSED ->
                CompletableFuture.completedFuture(
                        response.unprocessedKeys(request.requestItems()).build());
            case HELD -> held(response.build());
        };
    }

    /** How many requests are held back. */
    int inFlight() {
        return inFlight.get();
    }

    /** How many requests were held back at a time. */
    int mostInFlight() {
        return mostInFlight.get();
    }

    private <R> CompletableFuture<R> held(R response) {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        return released.thenApplyAsync(done -> {
            inFlight.decrementAndGet();
            return response;
        });
    }

    @Override
    public CompletableFuture<DescribeTableResponse> describeTable(DescribeTableRequest request) {
        descriptions.incrementAndGet();
        return CompletableFuture.completedFuture(DescribeTableResponse.builder()
                .table(TableDescription.builder()
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("pk")
                                .keyType(KeyType.HASH)
                                .build())
                        .build())
                .build());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
