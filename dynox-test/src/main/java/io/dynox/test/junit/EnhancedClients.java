package io.dynox.test.junit;

import io.dynox.test.InMemoryDynamoDb;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/** The Enhanced client, for tests that have it. Stateless. */
final class EnhancedClients {

    private EnhancedClients() {}

    static DynamoDbEnhancedClient blocking(InMemoryDynamoDb dynamo) {
        return DynamoDbEnhancedClient.builder().dynamoDbClient(dynamo.client()).build();
    }

    static DynamoDbEnhancedAsyncClient async(InMemoryDynamoDb dynamo) {
        return DynamoDbEnhancedAsyncClient.builder()
                .dynamoDbClient(dynamo.asyncClient())
                .build();
    }
}
