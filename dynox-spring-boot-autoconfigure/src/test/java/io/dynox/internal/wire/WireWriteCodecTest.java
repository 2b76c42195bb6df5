package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What a buffer counts of writes that are held as JSON. */
class WireWriteCodecTest {

    /** A control character takes six bytes as JSON, and one as DynamoDB measures it. */
    @Test
    void theBoundOfTheBufferCountsTheBytesThatAreHeld() {
        CapturedHttp http = new CapturedHttp();
        try (DynamoDbAsyncClient client = DynamoDbAsyncClient.builder()
                        .endpointOverride(URI.create("http://127.0.0.1:1"))
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build();
                DynoxClient dynox = DynoxClient.builder(client)
                        .tableKeys("t", "pk")
                        .writeOptions(WriteOptions.builder()
                                .bufferBytes(1 << 20)
                                .linger(Duration.ofHours(1))
                                .build())
                        .wire(http)
                        .build()) {
            var writer = dynox.operations().writer("t");
            CompletableFuture<Void> first = writer.put(Map.of("pk", "1", "text", "\u0001".repeat(100 << 10)));

            assertThat(first).isCompleted();
            assertThat(dynox.snapshot().writers().get(0).heldBytes()).isBetween(600L << 10, 601L << 10);

            // longer as JSON than the bound, and taken as soon as nothing else is held
            CompletableFuture<Void> second = writer.put(Map.of("pk", "2", "text", "\u0001".repeat(300 << 10)));
            assertThat(writer.close().join().written()).isEqualTo(2);
            // it is told by another thread than the end
            second.join();
        }
    }
}
