package io.dynox.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncTable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Loops written by hand for the SDK's client and for the Enhanced one: full batches, some of them in flight. They retry nothing. */
final class AwsSdk {

    private static final int WRITES = 25;
    private static final int KEYS = 100;

    private final DynamoDbAsyncClient client;
    private final DynamoDbEnhancedAsyncClient enhanced;
    private final DynamoDbAsyncTable<PersonBean> beans;
    private final String note;
    private final int concurrency;

    AwsSdk(DynamoDbAsyncClient client, String note, int concurrency) {
        this.client = client;
        this.enhanced =
                DynamoDbEnhancedAsyncClient.builder().dynamoDbClient(client).build();
        this.beans = enhanced.table(Person.TABLE, TableSchema.fromBean(PersonBean.class));
        this.note = note;
        this.concurrency = concurrency;
    }

    void write(int items) {
        batches(items, WRITES, this::writeBatch);
    }

    void writeBeans(int items) {
        batches(items, WRITES, first -> {
            WriteBatch.Builder<PersonBean> batch =
                    WriteBatch.builder(PersonBean.class).mappedTableResource(beans);
            for (int id = first; id < first + WRITES; id++) {
                batch.addPutItem(Person.of(id, note).bean());
            }
            return enhanced.batchWriteItem(request -> request.writeBatches(batch.build()));
        });
    }

    void read(int items) {
        batches(items, KEYS, this::readBatch);
    }

    void readBeans(int items) {
        batches(items, KEYS, this::readBeanBatch);
    }

    /** One call after the other. */
    void writeCalls(int items) {
        for (int first = 0; first < items; first += WRITES) {
            writeBatch(first).join();
        }
    }

    /** One call after the other. */
    void readCalls(int items) {
        for (int first = 0; first < items; first += KEYS) {
            readBatch(first).join();
        }
    }

    private CompletableFuture<?> writeBatch(int first) {
        List<WriteRequest> batch = new ArrayList<>(WRITES);
        for (int id = first; id < first + WRITES; id++) {
            Map<String, AttributeValue> item = Person.of(id, note).attributes();
            batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
        }
        return client.batchWriteItem(request -> request.requestItems(Map.of(Person.TABLE, batch)))
                .thenAccept(reply -> {
                    if (reply.hasUnprocessedItems() && !reply.unprocessedItems().isEmpty()) {
                        throw new IllegalStateException("unprocessed");
                    }
                });
    }

    private CompletableFuture<?> readBatch(int first) {
        List<Map<String, AttributeValue>> keys = IntStream.range(first, first + KEYS)
                .mapToObj(id -> Map.of("pk", AttributeValue.fromS("PERSON#" + id)))
                .toList();
        return client.batchGetItem(request -> request.requestItems(Map.of(
                        Person.TABLE, KeysAndAttributes.builder().keys(keys).build())))
                .thenAccept(reply -> check(reply.responses().get(Person.TABLE).stream()
                        .map(Person::of)
                        .toList()));
    }

    private CompletableFuture<?> readBeanBatch(int first) {
        ReadBatch.Builder<PersonBean> batch =
                ReadBatch.builder(PersonBean.class).mappedTableResource(beans);
        for (int id = first; id < first + KEYS; id++) {
            String partition = "PERSON#" + id;
            batch.addGetItem(request -> request.key(key -> key.partitionValue(partition)));
        }
        List<PersonBean> found = new ArrayList<>(KEYS);
        return enhanced.batchGetItem(request -> request.readBatches(batch.build()))
                .resultsForTable(beans)
                .subscribe(found::add)
                .thenRun(() -> check(found));
    }

    private static void check(List<?> found) {
        if (found.size() != KEYS) {
            throw new IllegalStateException("Found " + found.size());
        }
    }

    private void batches(int items, int size, Batch batch) {
        Semaphore free = new Semaphore(concurrency);
        List<CompletableFuture<?>> open = new ArrayList<>();
        for (int first = 0; first < items; first += size) {
            free.acquireUninterruptibly();
            int from = first;
            Supplier<CompletableFuture<?>> call = () -> batch.send(from);
            open.add(call.get().whenComplete((reply, failure) -> free.release()));
        }
        open.forEach(CompletableFuture::join);
    }

    @FunctionalInterface
    private interface Batch {
        CompletableFuture<?> send(int first);
    }
}
