package io.dynox.internal.sdk;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Where a client talks to, for messages: the host and the port of an endpoint, never its user-info, path or query.
 * Thread-safe.
 */
public final class ServiceSite {

    private final @Nullable AwsServiceClientConfiguration configuration;
    private final Executor executor;

    /** The site of a client. */
    public ServiceSite(DynamoDbAsyncClient client, Executor executor) {
        this.configuration = configuration(client);
        this.executor = executor;
    }

    /** A client that isn't the SDK's own may have no configuration to show. */
    private static @Nullable AwsServiceClientConfiguration configuration(DynamoDbAsyncClient client) {
        try {
            return client.serviceClientConfiguration();
        } catch (UnsupportedOperationException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        if (configuration == null) {
            return "the service of the DynamoDB client";
        }
        String region = configuration.region() == null
                ? "an unknown region"
                : "region '" + configuration.region().id() + "'";
        return configuration
                .endpointOverride()
                .map(endpoint -> region + " at endpoint '" + hostAndPort(endpoint) + "'")
                .orElse(region);
    }

    private static String hostAndPort(URI endpoint) {
        String host = endpoint.getHost() == null ? "(no host)" : endpoint.getHost();
        return endpoint.getPort() < 0 ? host : host + ":" + endpoint.getPort();
    }

    /**
     * Whether the client's credentials provider has none. The SDK has no exception type for that, and texts are not to be
     * relied on, so the provider is asked once more, on the executor, as it may block.
     */
    CompletableFuture<Boolean> lacksCredentials() {
        return failureOfCredentials().thenApply(failure -> failure.isPresent() && !Causes.isPassing(failure.get()));
    }

    /** Whether the client's credentials provider fails in a way, too. */
    CompletableFuture<Boolean> failsToGetCredentials(Predicate<Throwable> way) {
        return failureOfCredentials().thenApply(failure -> failure.isPresent() && way.test(failure.get()));
    }

    private CompletableFuture<Optional<Throwable>> failureOfCredentials() {
        if (configuration == null || configuration.credentialsProvider() == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var provider = configuration.credentialsProvider();
        return CompletableFuture.completedFuture(provider)
                .thenComposeAsync(asked -> asked.resolveIdentity(), executor)
                .handle((found, failure) -> Optional.ofNullable(failure));
    }
}
