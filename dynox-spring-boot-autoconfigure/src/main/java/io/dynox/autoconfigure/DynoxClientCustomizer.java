package io.dynox.autoconfigure;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

/**
 * Adapts the DynamoDB client that Dynox makes. Beans of this type are called in their order, after the properties are
 * applied, so that they win. They are not called where the application brings a {@code DynamoDbAsyncClient} of its own.
 *
 * <p>To use another HTTP client, set its builder: {@code builder.httpClientBuilder(AwsCrtAsyncHttpClient.builder())}.
 */
@FunctionalInterface
public interface DynoxClientCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder holds what the properties say
     */
    void customize(DynamoDbAsyncClientBuilder builder);
}
