package io.dynox.autoconfigure;

import io.dynox.DeadLetterHandler;
import io.dynox.FailedWrite;
import io.dynox.FailureClassifier;
import io.dynox.autoconfigure.diagnostics.RegionMissingException;
import io.dynox.client.DynoxClient;
import io.dynox.client.DynoxClientBuilder;
import io.dynox.event.BatchListener;
import io.dynox.event.CallerContext;
import io.dynox.internal.wire.Wire;
import io.dynox.rate.CapacityBucket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

/**
 * Makes further clients with the settings of the {@code dynox.*} properties and with the application's listeners, for an
 * application that uses DynamoDB in several regions or accounts. The auto-configured beans are made by it too.
 *
 * <p>Declare what you make as beans, so that the application context closes them in the right order, each with a qualifier and
 * {@code defaultCandidate = false}, so that the auto-configured beans stay as they are:
 *
 * <pre>{@code
 * @Bean(defaultCandidate = false)
 * @Qualifier("archive")
 * DynamoDbAsyncClient archiveDynamoDb(DynoxClientFactory dynox) {
 *     return dynox.dynamoDbClient(builder -> builder.region(Region.US_EAST_1));
 * }
 *
 * @Bean(defaultCandidate = false)
 * @Qualifier("archive")
 * DynoxClient archiveDynox(DynoxClientFactory dynox, @Qualifier("archive") DynamoDbAsyncClient client) {
 *     return dynox.builder(client).build();
 * }
 *
 * @Bean(defaultCandidate = false)
 * @Qualifier("archive")
 * BatchOperations archive(@Qualifier("archive") DynoxClient dynox) {
 *     return dynox.operations();
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class DynoxClientFactory {

    private static final Logger LOG = LoggerFactory.getLogger(DynoxClientFactory.class);

    private final DynoxProperties properties;
    private final Connection connection;
    private final Hooks hooks;
    private final OwnClients own = new OwnClients();

    DynoxClientFactory(DynoxProperties properties, Connection connection, Hooks hooks) {
        this.properties = properties;
        this.connection = connection;
        this.hooks = hooks;
    }

    /**
     * Makes a client of the AWS SDK as the {@code dynox.*} properties, the connection details and the
     * {@link DynoxClientCustomizer} beans say, except for what {@code customizer} says.
     *
     * @param customizer called last
     * @return a client, which the caller closes
     */
    public DynamoDbAsyncClient dynamoDbClient(DynoxClientCustomizer customizer) {
        Duration timeout = properties.client().attemptTimeout();
        ClientRegion region = ClientRegion.find(
                connection.details(), properties, connection.regions().getIfAvailable());
        DynamoDbAsyncClientBuilder builder = DynamoDbAsyncClient.builder()
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(timeout));
        region.found().ifPresent(builder::region);
        URI endpoint = connection.details().endpoint();
        region.warnUnlessKnown(endpoint);
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        AwsCredentialsProvider named = connection.details().credentials();
        AwsCredentialsProvider signer =
                named != null ? named : connection.credentials().getIfAvailable();
        if (signer != null) {
            builder.credentialsProvider(signer);
        }
        HttpClients clients = connection.http().getIfAvailable();
        OwnClients.Watched http = clients == null ? null : new OwnClients.Watched(clients.builder());
        if (http != null) {
            builder.httpClientBuilder(http);
        }
        hooks.customizers().orderedStream().forEach(each -> each.customize(builder));
        customizer.customize(builder);
        DynamoDbAsyncClient client = build(builder, region);
        own.add(client, http != null && http.hasBuilt());
        return client;
    }

    /**
     * Starts a client of Dynox with the options, tables and rate limits of the {@code dynox.*} properties and with the
     * application's {@link BatchListener}, {@link DeadLetterHandler}, {@link CallerContext}, {@link FailureClassifier} and
     * {@link CapacityBucket.Provider} beans. Rate limits count for each client by itself; with a provider, for all
     * instances whose clients have the same prefix ({@code dynox.rate-limit.shared.prefix}) and region. Within the bean method of a
     * {@code DynoxClient}, the client has the name of the bean.
     *
     * @param client the client to send over; it is not closed
     * @return a builder that takes further settings
     */
    public DynoxClientBuilder builder(DynamoDbAsyncClient client) {
        DynoxClientBuilder builder = DynoxClient.builder(client)
                .writeOptions(properties.writeOptions())
                .getOptions(properties.getOptions())
                .tableNames(hooks.tableNames())
                .callerContext(
                        CallerContext.of(hooks.callerContexts().orderedStream().toList()))
                .attemptTimeout(properties.client().attemptTimeout())
                .shutdownTimeout(properties.client().shutdownTimeout().dividedBy(2))
                .hotKeys(properties.hotKeys().options())
                .buckets(hooks.buckets().getIfAvailable())
                .sharing(hooks.sharing().options(hooks.application(), region(client)))
                .listeners(Stream.concat(
                                hooks.listeners().orderedStream(),
                                hooks.deadLetterHandlers().orderedStream().map(DeadLetterListener::new))
                        .toList());
        hooks.client().ifPresent(builder::name);
        properties.describeTables(builder);
        hooks.classifier().ifAvailable(builder::classifier);
        if (hooks.callbacks() != null) {
            builder.callbackExecutor(hooks.callbacks());
        }
        switch (properties.transport()) {
            case AUTO -> {
                // a client of the application may do to requests what nobody sees from outside
                if (own.has(client)) {
                    wire(builder, client);
                }
            }
            case WIRE -> wire(builder, client);
            case SDK -> {}
        }
        return builder;
    }

    /** What the wire can't do, it leaves to the client. */
    private void wire(DynoxClientBuilder builder, DynamoDbAsyncClient client) {
        HttpClients http = connection.http().getIfAvailable();
        Optional<String> obstacle = http == null
                ? Optional.of("netty-nio-client isn't on the class path")
                : own.connectsOtherwise(client)
                        ? Optional.of("a DynoxClientCustomizer has set another HTTP client")
                        : Wire.obstacle(client);
        if (http == null || obstacle.isPresent()) {
            LOG.info(
                    "dynox.transport is {}, but requests are sent by the AWS SDK's client, as {}",
                    properties.transport().name().toLowerCase(Locale.ROOT),
                    obstacle.orElseThrow());
            return;
        }
        builder.wire(http.wire());
    }

    private static @Nullable String region(DynamoDbAsyncClient client) {
        try {
            DynamoDbServiceClientConfiguration configuration = client.serviceClientConfiguration();
            Region region = configuration == null ? null : configuration.region();
            return region == null ? null : region.id();
        } catch (UnsupportedOperationException e) {
            // a client that isn't the SDK's own doesn't say
            return null;
        }
    }

    /** No region was named before {@code build()}: then its failure is about that. */
    private static DynamoDbAsyncClient build(DynamoDbAsyncClientBuilder builder, ClientRegion region) {
        try {
            return builder.build();
        } catch (SdkClientException e) {
            if (region.found().isEmpty() && String.valueOf(e.getMessage()).contains("region")) {
                throw new RegionMissingException(region.cause() == null ? e : region.cause());
            }
            throw e;
        }
    }

    /** What a client connects with; the beans are looked up when a client is made. */
    record Connection(
            DynoxConnectionDetails details,
            ObjectProvider<AwsCredentialsProvider> credentials,
            ObjectProvider<AwsRegionProvider> regions,
            ObjectProvider<HttpClients> http) {}

    /** The application's own code that is called; the beans are looked up when a client is made. */
    record Hooks(
            ObjectProvider<DynoxClientCustomizer> customizers,
            ObjectProvider<BatchListener> listeners,
            ObjectProvider<DeadLetterHandler> deadLetterHandlers,
            ObjectProvider<CallerContext> callerContexts,
            ObjectProvider<FailureClassifier> classifier,
            ObjectProvider<CapacityBucket.Provider> buckets,
            ConfigurableListableBeanFactory beans,
            SharingProperties sharing,
            @Nullable String application,
            @Nullable Executor callbacks,
            UnaryOperator<String> tableNames) {

        /** The name of the client's bean that is being made now. */
        Optional<String> client() {
            return Stream.of(beans.getBeanNamesForType(DynoxClient.class, false, false))
                    .filter(beans::isCurrentlyInCreation)
                    .findFirst();
        }
    }

    /** Hands given-up writes to a dead-letter handler. Thread-safe as far as the handler is. */
    private record DeadLetterListener(DeadLetterHandler handler) implements BatchListener {

        @Override
        public void itemFailed(FailedWrite failure) {
            handler.handle(failure);
        }
    }
}
