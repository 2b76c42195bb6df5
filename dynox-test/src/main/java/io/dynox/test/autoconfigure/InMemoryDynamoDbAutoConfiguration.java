package io.dynox.test.autoconfigure;

import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.autoconfigure.DynoxProperties;
import io.dynox.test.FaultPlan;
import io.dynox.test.InMemoryDynamoDb;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Auto-configuration of the in-memory DynamoDB in tests. Only {@link AutoConfigureDynox} imports it: to have this library on
 * the class path changes nothing.
 */
@AutoConfiguration(
        before = DynoxAutoConfiguration.class,
        beforeName = "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration")
@EnableConfigurationProperties(DynoxProperties.class)
public final class InMemoryDynamoDbAutoConfiguration {

    static final String ANNOTATED_TABLES_BEAN = "dynoxAnnotatedTables";

    @Bean
    @ConditionalOnMissingBean(name = ServedDatabase.SERVER_BEAN)
    static ClientReplacer dynoxClientReplacer() {
        return new ClientReplacer();
    }

    @Bean
    DynoxTestTables dynoxTestTables(
            DynoxProperties properties, Environment environment, ObjectProvider<DeclaredTables> annotated) {
        return new DynoxTestTables(annotated
                .getIfAvailable(() -> new DeclaredTables(Map.of()))
                .in(environment)
                .and(properties.tables()));
    }

    @Bean(ClientReplacer.DATABASE_BEAN)
    @ConditionalOnMissingBean(name = ServedDatabase.SERVER_BEAN)
    InMemoryDynamoDb inMemoryDynamoDb(DynoxTestTables tables) {
        return tables.newDatabase();
    }

    @Bean
    FaultPlan dynoxFaultPlan(InMemoryDynamoDb dynamo) {
        return dynamo.faults();
    }

    @Bean
    @ConditionalOnMissingBean(name = ServedDatabase.SERVER_BEAN, value = DynamoDbAsyncClient.class)
    DynamoDbAsyncClient dynamoDbAsyncClient(InMemoryDynamoDb dynamo) {
        return dynamo.asyncClient();
    }

    @Bean
    @ConditionalOnMissingBean(name = ServedDatabase.SERVER_BEAN, value = DynamoDbClient.class)
    DynamoDbClient dynamoDbClient(InMemoryDynamoDb dynamo) {
        return dynamo.client();
    }
}
