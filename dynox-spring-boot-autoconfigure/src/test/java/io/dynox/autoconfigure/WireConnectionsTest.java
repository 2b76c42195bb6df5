package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.client.DynoxClient;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What the application sends over is not closed by the wire. */
class WireConnectionsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(DynoxAutoConfigurations.all())
            .withPropertyValues("dynox.transport=wire", "dynox.tables.users.partition-key=pk");

    /** The application's client is closed as a bean; what it sends over is the application's. */
    @Test
    void theHttpClientOfTheApplicationStaysOpen() {
        Http http = new Http();

        runner.withBean(DynamoDbAsyncClient.class, () -> client(http))
                .run(context -> assertThat(context.getBean(DynoxClient.class).transport())
                        .isEqualTo("wire"));

        assertThat(http.closed).isFalse();
    }

    @Test
    void anHttpClientThatTheApplicationGaveForTheWireStaysOpen() {
        Http http = new Http();

        try (DynamoDbAsyncClient client = client(new Http())) {
            DynoxClient.builder(client).wire(http).build().close();
        }

        assertThat(http.closed).isFalse();
    }

    private static DynamoDbAsyncClient client(SdkAsyncHttpClient http) {
        return DynamoDbAsyncClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(http)
                .build();
    }

    private static final class Http implements SdkAsyncHttpClient {

        final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            return CompletableFuture.failedFuture(new IOException("nothing is sent"));
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
