package io.dynox.internal.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A table with the string key {@code pk} behind a scripted client: enough of a service to write to and read from. */
public final class FakeTable {

    public final ScriptedClient client = new ScriptedClient();
    public final Map<String, Map<String, AttributeValue>> items = new ConcurrentHashMap<>();

    public FakeTable(boolean answersAtOnce) {
        client.onWrite = request -> answersAtOnce
                ? CompletableFuture.completedFuture(write(request))
                : CompletableFuture.supplyAsync(() -> write(request));
        client.onGet = request -> answersAtOnce
                ? CompletableFuture.completedFuture(get(request))
                : CompletableFuture.supplyAsync(() -> get(request));
    }

    public BatchWriteItemResponse write(BatchWriteItemRequest request) {
        for (WriteRequest write : all(request.requestItems().values())) {
            if (write.putRequest() != null) {
                items.put(pk(write.putRequest().item()), write.putRequest().item());
            } else {
                items.remove(pk(write.deleteRequest().key()));
            }
        }
        return BatchWriteItemResponse.builder().build();
    }

    public BatchGetItemResponse get(BatchGetItemRequest request) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        request.requestItems()
                .values()
                .forEach(asked -> asked.keys().forEach(key -> {
                    Map<String, AttributeValue> item = items.get(pk(key));
                    if (item != null) {
                        found.add(0, item);
                    }
                }));
        return BatchGetItemResponse.builder().responses(Map.of("users", found)).build();
    }

    private static List<WriteRequest> all(Iterable<List<WriteRequest>> lists) {
        List<WriteRequest> all = new ArrayList<>();
        lists.forEach(all::addAll);
        return all;
    }

    private static String pk(Map<String, AttributeValue> item) {
        return Objects.requireNonNull(item.get("pk")).s();
    }
}
