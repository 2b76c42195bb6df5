package io.dynox.test.internal.client;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/**
 * Puts the SDK's two client interfaces in front of one function from request to future response.
 *
 * <p>The clients are dynamic proxies: the interfaces have some sixty operations each, more with every SDK version, and the
 * default of each throws an {@code UnsupportedOperationException} that names nothing. A proxy sends whatever is an operation to
 * the function, which names what it doesn't support, and leaves overloads, paginators and the like to the interface's own
 * defaults. Stateless.
 */
public final class Clients {

    private Clients() {}

    /** An asynchronous client; whatever {@code service} throws or fails with fails the future. Thread-safe as {@code service} is. */
    public static DynamoDbAsyncClient async(
            Function<DynamoDbRequest, CompletableFuture<DynamoDbResponse>> service, String name) {
        return (DynamoDbAsyncClient) Proxy.newProxyInstance(
                DynamoDbAsyncClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbAsyncClient.class},
                new AsyncClientHandler(service, name));
    }

    /** A synchronous client, which waits for the future. Thread-safe as {@code service} is. */
    public static DynamoDbClient sync(
            Function<DynamoDbRequest, CompletableFuture<DynamoDbResponse>> service, String name) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                new SyncClientHandler(service, name));
    }
}
