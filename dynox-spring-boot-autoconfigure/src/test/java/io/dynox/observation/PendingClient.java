package io.dynox.observation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** A client whose requests wait for the answer of a test, which may come on any thread. */
public final class PendingClient implements DynamoDbAsyncClient {

    /** A request that waits. */
    public record Pending<Q, R>(Q request, CompletableFuture<R> answer) {

        /** Answers on another thread than the caller's. */
        public void answer(Function<Q, R> reply) {
            CompletableFuture<?> unused = CompletableFuture.supplyAsync(() -> reply.apply(request))
                    .whenComplete((replied, bug) -> {
                        if (bug == null) {
                            answer.complete(replied);
                        } else {
                            answer.completeExceptionally(bug);
                        }
                    });
        }

        public void fail(Throwable failure) {
            CompletableFuture<?> unused = CompletableFuture.runAsync(() -> answer.completeExceptionally(failure));
        }
    }

    private final BlockingQueue<Pending<BatchWriteItemRequest, BatchWriteItemResponse>> writes =
            new LinkedBlockingQueue<>();
    private final BlockingQueue<Pending<BatchGetItemRequest, BatchGetItemResponse>> gets = new LinkedBlockingQueue<>();
    private final BlockingQueue<Pending<ScanRequest, ScanResponse>> scans = new LinkedBlockingQueue<>();
    private final BlockingQueue<Pending<QueryRequest, QueryResponse>> queries = new LinkedBlockingQueue<>();

    private final List<Object> noted = new CopyOnWriteArrayList<>();
    private volatile @Nullable Supplier<Object> onSending;

    /** Notes something on the thread of each write request from now on. */
    public void onSending(Supplier<Object> note) {
        this.onSending = note;
    }

    public List<Object> noted() {
        return noted;
    }

    public static BatchWriteItemResponse written(BatchWriteItemRequest request) {
        return BatchWriteItemResponse.builder()
                .consumedCapacity(ConsumedCapacity.builder()
                        .tableName("users")
                        .capacityUnits(1.5)
                        .build())
                .build();
    }

    public static BatchWriteItemResponse unprocessed(BatchWriteItemRequest request) {
        return BatchWriteItemResponse.builder()
                .unprocessedItems(request.requestItems())
                .build();
    }

    public static BatchGetItemResponse nothing(BatchGetItemRequest request) {
        return BatchGetItemResponse.builder().responses(Map.of()).build();
    }

    /** The first page of a scan, with one item, and the second, with two. */
    public static ScanResponse page(ScanRequest request) {
        ScanResponse.Builder page = ScanResponse.builder();
        return request.hasExclusiveStartKey()
                ? page.items(List.of(item("b"), item("c"))).build()
                : page.items(List.of(item("a"))).lastEvaluatedKey(item("a")).build();
    }

    /** The only page of a query, with two items. */
    public static QueryResponse page(QueryRequest request) {
        return QueryResponse.builder().items(List.of(item("a"), item("a"))).build();
    }

    private static Map<String, AttributeValue> item(String key) {
        return Map.of("pk", AttributeValue.fromS(key));
    }

    /** Items that are their keys. */
    public static BatchGetItemResponse everything(BatchGetItemRequest request) {
        Map<String, List<Map<String, AttributeValue>>> items = request.requestItems().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, asked -> asked.getValue().keys()));
        return BatchGetItemResponse.builder().responses(items).build();
    }

    public Pending<BatchWriteItemRequest, BatchWriteItemResponse> write() throws InterruptedException {
        return next(writes);
    }

    public Pending<BatchGetItemRequest, BatchGetItemResponse> get() throws InterruptedException {
        return next(gets);
    }

    public Pending<ScanRequest, ScanResponse> scan() throws InterruptedException {
        return next(scans);
    }

    public Pending<QueryRequest, QueryResponse> query() throws InterruptedException {
        return next(queries);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no request left");
        }
        return next;
    }

    @Override
    public CompletableFuture<BatchWriteItemResponse> batchWriteItem(BatchWriteItemRequest request) {
        Supplier<Object> note = onSending;
        if (note != null) {
            noted.add(note.get());
        }
        Pending<BatchWriteItemRequest, BatchWriteItemResponse> pending =
                new Pending<>(request, new CompletableFuture<>());
        writes.add(pending);
        return pending.answer();
    }

    @Override
    public CompletableFuture<BatchGetItemResponse> batchGetItem(BatchGetItemRequest request) {
        Pending<BatchGetItemRequest, BatchGetItemResponse> pending = new Pending<>(request, new CompletableFuture<>());
        gets.add(pending);
        return pending.answer();
    }

    @Override
    public CompletableFuture<ScanResponse> scan(ScanRequest request) {
        Pending<ScanRequest, ScanResponse> pending = new Pending<>(request, new CompletableFuture<>());
        scans.add(pending);
        return pending.answer();
    }

    @Override
    public CompletableFuture<QueryResponse> query(QueryRequest request) {
        Pending<QueryRequest, QueryResponse> pending = new Pending<>(request, new CompletableFuture<>());
        queries.add(pending);
        return pending.answer();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
