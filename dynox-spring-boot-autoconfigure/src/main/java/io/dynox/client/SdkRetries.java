package io.dynox.client;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.retries.LegacyRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * How often the AWS SDK itself tries. Batches of Dynox are one attempt each, whatever the client is set to; its other calls,
 * single items and {@code DescribeTable} among them, are retried as it is set. Immutable.
 *
 * @param batchAttempts the attempts of the SDK for a batch request
 * @param mode the retry mode of the client's other calls: {@code standard}, {@code adaptive}, {@code legacy}, or the class of
 *     another strategy; null where the client doesn't say
 * @param maxAttempts the attempts of the client's other calls; null where the client doesn't say
 */
public record SdkRetries(
        int batchAttempts, @Nullable String mode, @Nullable Integer maxAttempts) {

    private static final int ONE = 1;

    static SdkRetries of(DynamoDbAsyncClient client) {
        ClientOverrideConfiguration configuration;
        try {
            configuration = client.serviceClientConfiguration().overrideConfiguration();
        } catch (UnsupportedOperationException e) {
            // a client that isn't the SDK's own, such as the in-memory one: it has no retries to report
            return new SdkRetries(ONE, null, null);
        }
        Optional<RetryStrategy> strategy = configuration.retryStrategy();
        String mode = strategy.map(SdkRetries::mode)
                .or(() -> configuration.retryMode().map(known -> known.name().toLowerCase(Locale.ROOT)))
                .orElse(null);
        return new SdkRetries(
                ONE, mode, strategy.map(RetryStrategy::maxAttempts).orElse(null));
    }

    private static String mode(RetryStrategy strategy) {
        if (strategy instanceof StandardRetryStrategy) {
            return "standard";
        }
        if (strategy instanceof AdaptiveRetryStrategy) {
            return "adaptive";
        }
        return strategy instanceof LegacyRetryStrategy
                ? "legacy"
                : strategy.getClass().getName();
    }
}
