package io.dynox.internal.wire;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointParams;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;

/**
 * What the wire takes over from a client of the SDK.
 *
 * <p>Immutable.
 *
 * @param http sends; stays the client's, which closes it
 * @param credentials asked for each request, as they may expire
 * @param endpointParams the region and what else decides on the endpoint; asked before the first request, as the answer makes the
 *     SDK load some hundred classes, which the start of an application need not wait for
 * @param attemptTimeout the most that a request may take; null for no limit
 * @param headers further headers of each request
 * @param clock the machine's
 */
record WireSettings(
        SdkAsyncHttpClient http,
        IdentityProvider<? extends AwsCredentialsIdentity> credentials,
        DynamoDbEndpointProvider endpoints,
        Supplier<DynamoDbEndpointParams> endpointParams,
        @Nullable Duration attemptTimeout,
        Map<String, List<String>> headers,
        String userAgent,
        Clock clock) {}
