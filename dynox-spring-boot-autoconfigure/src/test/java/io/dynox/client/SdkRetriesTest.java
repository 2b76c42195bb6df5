package io.dynox.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

class SdkRetriesTest {

    @Test
    void modeAndAttemptsAreThoseOfTheClient() {
        try (DynamoDbAsyncClient client = client(RetryMode.STANDARD)) {
            assertThat(SdkRetries.of(client).mode()).isEqualTo("standard");
            assertThat(SdkRetries.of(client).maxAttempts()).isGreaterThan(1);
        }
        try (DynamoDbAsyncClient client = client(RetryMode.ADAPTIVE_V2)) {
            assertThat(SdkRetries.of(client).mode()).isEqualTo("adaptive");
        }
    }

    @Test
    void batchesAreOneAttemptWhateverTheClient() {
        try (DynamoDbAsyncClient client = client(RetryMode.STANDARD)) {
            assertThat(SdkRetries.of(client).batchAttempts()).isOne();
        }
        assertThat(SdkRetries.of(new NoClient())).isEqualTo(new SdkRetries(1, null, null));
    }

    private static DynamoDbAsyncClient client(RetryMode mode) {
        return DynamoDbAsyncClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(override -> override.retryStrategy(mode))
                .build();
    }

    /** A client that says nothing of its configuration. */
    private static final class NoClient implements DynamoDbAsyncClient {

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}
