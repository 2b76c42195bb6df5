package io.dynox.internal.mapping.enhanced;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/**
 * Stands in for a client, to learn what the Enhanced client would put, by its public API alone.
 *
 * <p>Thread-safe: what was put is known to the thread that put it.
 */
final class EnhancedCapture implements DynamoDbClient {

    private static final ThreadLocal<@Nullable PutItemRequest> CAPTURED = new ThreadLocal<>();

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        CAPTURED.set(request);
        return PutItemResponse.builder().build();
    }

    /** Returns, once, what the current thread put last. */
    PutItemRequest captured() {
        PutItemRequest request = CAPTURED.get();
        CAPTURED.remove();
        if (request == null) {
            throw new IllegalStateException("the Enhanced client put nothing");
        }
        return request;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
