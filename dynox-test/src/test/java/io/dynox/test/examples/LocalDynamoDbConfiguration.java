package io.dynox.test.examples;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.testcontainers.containers.GenericContainer;

@TestConfiguration(proxyBeanMethods = false)
class LocalDynamoDbConfiguration {

    @Bean
    @ServiceConnection("amazon/dynamodb-local")
    GenericContainer<?> dynamo() {
        return new GenericContainer<>("amazon/dynamodb-local:latest").withExposedPorts(8000);
    }
}
