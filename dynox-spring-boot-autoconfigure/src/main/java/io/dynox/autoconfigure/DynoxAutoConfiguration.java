package io.dynox.autoconfigure;

import io.dynox.BatchOperations;
import io.dynox.BatchWriterFactory;
import io.dynox.DeadLetterHandler;
import io.dynox.FailureClassifier;
import io.dynox.SyncBatchOperations;
import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener;
import io.dynox.event.CallerContext;
import io.dynox.rate.CapacityBucket;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Auto-configuration of the batch operations, on the application's {@code DynamoDbAsyncClient} or on one made from the
 * {@code dynox.*} properties. When the context closes, what open writers hold is sent once the web server has stopped, then the
 * writers are closed, and after them the client.
 */
@AutoConfiguration(
        afterName = {
            "io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration",
            "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "dynox.enabled", matchIfMissing = true)
@EnableConfigurationProperties({DynoxProperties.class, SharingProperties.class})
@Import(DynamoDbClientConfiguration.class)
public final class DynoxAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(DynoxConnectionDetails.class)
    PropertiesDynoxConnectionDetails dynoxConnectionDetails(DynoxProperties properties, Environment environment) {
        return new PropertiesDynoxConnectionDetails(properties, new CloudAwsSettings(environment));
    }

    @Bean
    DynoxClientFactory dynoxClientFactory(
            DynoxProperties properties,
            SharingProperties sharing,
            DynoxConnectionDetails connection,
            ObjectProvider<AwsCredentialsProvider> credentials,
            ObjectProvider<AwsRegionProvider> regions,
            ObjectProvider<HttpClients> http,
            ObjectProvider<DynoxClientCustomizer> customizers,
            ObjectProvider<BatchListener> listeners,
            ObjectProvider<DeadLetterHandler> deadLetterHandlers,
            ObjectProvider<CallerContext> callerContexts,
            ObjectProvider<FailureClassifier> classifier,
            ObjectProvider<CapacityBucket.Provider> buckets,
            ConfigurableListableBeanFactory beans,
            Environment environment) {
        return new DynoxClientFactory(
                properties,
                new DynoxClientFactory.Connection(connection, credentials, regions, http),
                new DynoxClientFactory.Hooks(
                        customizers,
                        listeners,
                        deadLetterHandlers,
                        callerContexts,
                        classifier,
                        buckets,
                        beans,
                        sharing,
                        environment.getProperty("spring.application.name"),
                        Threading.VIRTUAL.isActive(environment)
                                ? new VirtualThreadTaskExecutor("dynox-callback-")
                                : null,
                        new CloudAwsSettings(environment)
                                .tableNames(properties.tablePrefix(), properties.tableSuffix())));
    }

    /** Made for the operations; an application with operations of its own needs neither it nor a region. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    DynoxClient dynoxClient(DynoxClientFactory factory, DynamoDbAsyncClient client) {
        return factory.builder(client).name("dynoxClient").build();
    }

    @Bean
    WriterDrain dynoxWriterDrain(ListableBeanFactory beans, DynoxProperties properties) {
        return new WriterDrain(
                new StartedClients(beans), properties.client().shutdownTimeout().dividedBy(2));
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    BatchWriterFactory dynoxBatchWriterFactory(DynoxClient dynox) {
        return dynox.writerFactory();
    }

    @Bean
    @ConditionalOnMissingBean
    BatchOperations dynoxBatchOperations(DynoxClient dynox, BatchWriterFactory writers) {
        return dynox.operations(writers);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    SyncBatchOperations dynoxSyncBatchOperations(BatchOperations operations) {
        return operations.sync();
    }
}
