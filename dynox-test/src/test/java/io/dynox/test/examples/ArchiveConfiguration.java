package io.dynox.test.examples;

import io.dynox.BatchOperations;
import io.dynox.autoconfigure.DynoxClientFactory;
import io.dynox.client.DynoxClient;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

@Configuration(proxyBeanMethods = false)
class ArchiveConfiguration {

    @Bean(defaultCandidate = false)
    @Qualifier("archive")
    DynamoDbAsyncClient archiveDynamoDb(DynoxClientFactory dynox) {
        return dynox.dynamoDbClient(builder -> builder.region(Region.US_EAST_1));
    }

    @Bean(defaultCandidate = false)
    @Qualifier("archive")
    DynoxClient archiveDynox(DynoxClientFactory dynox, @Qualifier("archive") DynamoDbAsyncClient client) {
        return dynox.builder(client).build();
    }

    @Bean(defaultCandidate = false)
    @Qualifier("archive")
    BatchOperations archive(@Qualifier("archive") DynoxClient dynox) {
        return dynox.operations();
    }
}
