package io.dynox.internal.wire;

import io.dynox.internal.sdk.TableTransports;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.util.SystemUserAgent;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointParams;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;

/** The door of the wire: whether it can stand in for a client of the SDK, and how. */
public final class Wire {

    private static final String SDK = "software.amazon.awssdk.";

    private Wire() {}

    /** Returns why requests can't go past a client: a clause, or empty if nothing stands against it. */
    // the option for a signer is deprecated, and honoured by the SDK as before
    @SuppressWarnings("deprecation")
    public static Optional<String> obstacle(DynamoDbAsyncClient client) {
        DynamoDbServiceClientConfiguration configuration;
        try {
            configuration = client.serviceClientConfiguration();
        } catch (UnsupportedOperationException e) {
            return Optional.of("the DynamoDB client isn't one of the AWS SDK ("
                    + client.getClass().getName() + ")");
        }
        ClientOverrideConfiguration override = configuration.overrideConfiguration();
        Optional<String> interceptor = override.executionInterceptors().stream()
                .map(known -> known.getClass().getName())
                .filter(name -> !name.startsWith(SDK))
                .findFirst();
        if (interceptor.isPresent()) {
            return Optional.of("the DynamoDB client has the execution interceptor " + interceptor.get());
        }
        if (!override.metricPublishers().isEmpty()) {
            return Optional.of("the DynamoDB client has a metric publisher");
        }
        if (override.advancedOption(SdkAdvancedClientOption.SIGNER).isPresent()
                || isForeign(configuration.authSchemeProvider())) {
            return Optional.of("the DynamoDB client has a signer of its own");
        }
        if (configuration.endpointProvider().filter(Wire::isForeign).isPresent()) {
            return Optional.of("the DynamoDB client has an endpoint provider of its own");
        }
        return configuration.credentialsProvider() == null
                ? Optional.of("the DynamoDB client has no credentials provider")
                : Optional.empty();
    }

    private static boolean isForeign(@Nullable Object part) {
        return part != null && !part.getClass().getName().startsWith(SDK);
    }

    /**
     * The wire for a client without {@linkplain #obstacle obstacles}.
     *
     * @param client says the region, the endpoint, the credentials and the headers
     * @param http sends; the caller closes it, after the client
     * @param attemptTimeout the most that a request may take; null for the client's own limit
     */
    public static TableTransports.Choice over(
            DynamoDbAsyncClient client, SdkAsyncHttpClient http, @Nullable Duration attemptTimeout) {
        DynamoDbServiceClientConfiguration configuration = client.serviceClientConfiguration();
        ClientOverrideConfiguration override = configuration.overrideConfiguration();
        WireSettings settings = new WireSettings(
                http,
                Objects.requireNonNull(configuration.credentialsProvider(), "credentialsProvider"),
                configuration
                        .endpointProvider()
                        .map(DynamoDbEndpointProvider.class::cast)
                        .orElseGet(DynamoDbEndpointProvider::defaultProvider),
                () -> endpointParams(client),
                shortest(
                        attemptTimeout == null
                                ? override.apiCallAttemptTimeout().orElse(null)
                                : attemptTimeout,
                        override.apiCallTimeout().orElse(null)),
                override.headers(),
                SystemUserAgent.getOrCreate().userAgentString() + " md/dynox#wire",
                Clock.systemUTC());
        RetryStrategy retries = override.retryStrategy().orElse(null);
        Duration callTimeout = override.apiCallTimeout().orElse(null);
        return (sdk, executor) -> {
            WireClient wire = new WireClient(settings, executor);
            return new WireTransports(
                    wire,
                    retries == null ? null : new RetriedRequests(wire, retries, callTimeout, executor),
                    sdk,
                    new SpareBytes());
        };
    }

    /** A request is a call with one attempt, so that both limits hold. */
    private static @Nullable Duration shortest(@Nullable Duration attempt, @Nullable Duration call) {
        return attempt == null || (call != null && call.compareTo(attempt) < 0) ? call : attempt;
    }

    /**
     * What a client gives its endpoint rules. Some of it, such as dual stack and FIPS, shows nowhere else: so a call begins, and ends
     * as soon as the rules are asked, before it is signed and sent.
     */
    private static DynamoDbEndpointParams endpointParams(DynamoDbAsyncClient client) {
        AtomicReference<@Nullable DynamoDbEndpointParams> asked = new AtomicReference<>();
        DynamoDbEndpointProvider question = params -> {
            asked.set(params);
            return CompletableFuture.failedFuture(new IllegalStateException("asked"));
        };
        try {
            CompletableFuture<?> unused =
                    client.listTables(request -> request.overrideConfiguration(override -> override.credentialsProvider(
                                    StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
                            .addPlugin(config -> {
                                if (config instanceof DynamoDbServiceClientConfiguration.Builder dynamoDb) {
                                    dynamoDb.endpointProvider(question);
                                }
                            })));
        } catch (RuntimeException e) {
            // the call was to end so
            if (asked.get() == null) {
                throw e;
            }
        }
        DynamoDbEndpointParams params = asked.get();
        if (params == null) {
            throw new IllegalStateException(
                    "The endpoint of the DynamoDB client can't be had: set dynox.transport to sdk");
        }
        return params;
    }
}
