package io.dynox.autoconfigure;

import io.dynox.BatchListener;
import io.dynox.BatchOperations;
import io.dynox.BatchWriterFactory;
import io.dynox.CapacityBucket;
import io.dynox.DeadLetterHandler;
import io.dynox.FailureClassifier;
import io.dynox.SyncBatchOperations;
import io.dynox.sdk.DynoxClient;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Auto-configuration of the batch operations, on the application's {@code DynamoDbAsyncClient} or on one made from the
 * {@code dynox.*} properties. When the context closes, the writers that are still open are drained first, and the client is
 * closed after them.
 */
@AutoConfiguration(
        afterName = {
            "io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration",
            "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "dynox.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DynoxProperties.class)
@Import(DynamoDbClientConfiguration.class)
public final class DynoxAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(DynoxConnectionDetails.class)
    PropertiesDynoxConnectionDetails dynoxConnectionDetails(DynoxProperties properties) {
        return new PropertiesDynoxConnectionDetails(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    DynoxClient dynoxClient(
            DynamoDbAsyncClient client,
            DynoxProperties properties,
            ObjectProvider<BatchListener> listeners,
            ObjectProvider<DeadLetterHandler> deadLetterHandlers,
            ObjectProvider<FailureClassifier> classifier,
            ObjectProvider<CapacityBucket.Provider> buckets) {
        DynoxClient.Builder builder = DynoxClient.builder(client)
                .writeOptions(properties.writeOptions())
                .getOptions(properties.getOptions())
                .tableKeys(properties.tableKeys())
                .attemptTimeout(properties.client().attemptTimeout())
                .pacers(properties.rateLimits(buckets.getIfAvailable()))
                .listeners(Stream.concat(
                                listeners.orderedStream(),
                                deadLetterHandlers.orderedStream().map(DeadLetterListener::new))
                        .toList());
        classifier.ifAvailable(builder::classifier);
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean
    BatchWriterFactory batchWriterFactory(DynoxClient dynox) {
        return dynox.writerFactory();
    }

    @Bean
    @ConditionalOnMissingBean
    BatchOperations batchOperations(DynoxClient dynox) {
        return dynox.operations();
    }

    @Bean
    @ConditionalOnMissingBean
    SyncBatchOperations syncBatchOperations(BatchOperations operations) {
        return operations.sync();
    }
}
