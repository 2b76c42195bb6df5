package io.dynox.test.internal.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** The synchronous client: waits for the reply, and gives up with the SDK's exception when interrupted. Thread-safe. */
final class SyncClientHandler extends ClientHandler {

    private final Function<DynamoDbRequest, CompletableFuture<DynamoDbResponse>> service;

    SyncClientHandler(Function<DynamoDbRequest, CompletableFuture<DynamoDbResponse>> service, String name) {
        super(name);
        this.service = service;
    }

    @Override
    boolean isReply(Class<?> type) {
        return DynamoDbResponse.class.isAssignableFrom(type);
    }

    @Override
    Object call(DynamoDbRequest request) {
        return Replies.await(service.apply(request));
    }

    @Override
    Object waiter(Object proxy) {
        return DynamoDbWaiter.builder().client((DynamoDbClient) proxy).build();
    }
}
