package io.dynox.test.internal.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbAsyncWaiter;

/** The asynchronous client. Thread-safe. */
final class AsyncClientHandler extends ClientHandler {

    private final Function<DynamoDbRequest, CompletableFuture<DynamoDbResponse>> service;

    AsyncClientHandler(Function<DynamoDbRequest, CompletableFuture<DynamoDbResponse>> service, String name) {
        super(name);
        this.service = service;
    }

    @Override
    boolean isReply(Class<?> type) {
        return type == CompletableFuture.class;
    }

    @Override
    Object call(DynamoDbRequest request) {
        return service.apply(request);
    }

    @Override
    Object waiter(Object proxy) {
        return DynamoDbAsyncWaiter.builder().client((DynamoDbAsyncClient) proxy).build();
    }
}
