package io.dynox.sample;

import io.dynox.test.InMemoryDynamoDb;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Puts the in-memory DynamoDB in the place of the client that the starter would make. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnInMemory.class)
class InMemoryConfiguration {

    @Bean
    InMemoryDynamoDb inMemoryDynamoDb() {
        // nothing reads the log here, and it would hold on to thousands of requests
        return InMemoryDynamoDb.builder().requestLog(0).build();
    }

    @Bean
    DynamoDbAsyncClient dynamoDbAsyncClient(InMemoryDynamoDb dynamo) {
        return dynamo.asyncClient();
    }
}
