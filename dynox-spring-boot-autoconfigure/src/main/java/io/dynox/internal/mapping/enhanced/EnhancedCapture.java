package io.dynox.internal.mapping.enhanced;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/**
 * Stands in for a client, to learn what the Enhanced client would put, by its public API alone.
 *
 * <p>Not thread-safe; for one call.
 */
final class EnhancedCapture implements DynamoDbClient {

    private @Nullable PutItemRequest captured;

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        captured = request;
        return PutItemResponse.builder().build();
    }

    PutItemRequest captured() {
        if (captured == null) {
            throw new IllegalStateException("the Enhanced client put nothing");
        }
        return captured;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
