package io.dynox.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.ItemWrite;
import io.dynox.internal.mapping.RandomItems;
import io.dynox.internal.mapping.value.ItemEncoder;
import io.dynox.internal.mapping.value.ItemMeter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class BatchCallsTest {

    private static final String THROTTLED =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\",\"message\":\"slow\"}";
    private static final List<Map<String, AttributeValue>> KEYS = List.of(Map.of("pk", AttributeValue.fromS("x")));

    private static DynamoDbAsyncClient client(ScriptedHttp http) {
        return DynamoDbAsyncClient.builder()
                .httpClient(http)
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://localhost:1"))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(o -> o.putHeader("x-kept", "yes")
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(3)
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build()))
                .build();
    }

    private static List<WriteRequest> writes() {
        return List.of(
                WriteRequest.builder().putRequest(put -> put.item(KEYS.get(0))).build());
    }

    @Test
    void aBatchIsOneAttemptAndOtherCallsKeepTheirRetries() {
        ScriptedHttp http = new ScriptedHttp(400, THROTTLED);
        try (DynamoDbAsyncClient client = client(http)) {
            BatchCalls calls = new BatchCalls(client, null);

            assertThatThrownBy(() -> calls.write("users", writes()).join()).hasMessageContaining("slow");
            assertThat(http.bodies).hasSize(1);
            assertThatThrownBy(() ->
                            calls.get("users", KEYS, true, Projection.NONE).join())
                    .hasMessageContaining("slow");
            assertThat(http.bodies).hasSize(2);

            assertThatThrownBy(() ->
                            client.describeTable(r -> r.tableName("users")).join())
                    .hasMessageContaining("slow");
            assertThat(http.bodies).hasSize(5);
            assertThatThrownBy(() -> client.batchWriteItem(r -> r.requestItems(Map.of("users", writes())))
                            .join())
                    .hasMessageContaining("slow");
            assertThat(http.bodies).hasSize(8);
        }
    }

    @Test
    void aServerErrorIsOneAttemptToo() {
        ScriptedHttp http = new ScriptedHttp(500, "{\"__type\":\"InternalServerError\"}");
        try (DynamoDbAsyncClient client = client(http)) {
            BatchCalls calls = new BatchCalls(client, Duration.ofSeconds(30));

            assertThatThrownBy(() -> calls.write("users", writes()).join()).isNotNull();

            assertThat(http.bodies).hasSize(1);
        }
    }

    @Test
    void aSynchronousThrowIsAFailedFuture() {
        ScriptedClient client = new ScriptedClient();
        client.onWrite = request -> {
            throw new IllegalStateException("closed");
        };

        assertThat(new BatchCalls(client, null).write("users", writes())).isCompletedExceptionally();
    }

    @Test
    void theWireEstimateIsAnUpperOneAndClose() {
        long seed = Long.getLong("dynox.seed", System.nanoTime());
        RandomItems items = new RandomItems(seed);
        ScriptedHttp http = new ScriptedHttp(200, "{\"UnprocessedItems\":{}}");
        try (DynamoDbAsyncClient client = client(http)) {
            BatchCalls calls = new BatchCalls(client, null);
            for (int i = 0; i < 50; i++) {
                List<WriteRequest> batch = new ArrayList<>();
                long estimate = 0;
                for (int j = 0; j < 25; j++) {
                    Map<String, AttributeValue> item = ItemEncoder.encode(items.item());
                    estimate += new ItemMeter().add(item).wireBytes() + ItemWriteCodec.envelope(ItemWrite.Kind.PUT);
                    batch.add(WriteRequest.builder()
                            .putRequest(put -> put.item(item))
                            .build());
                }

                calls.write("users", batch).join();

                int envelope = "{\"RequestItems\":{\"users\":[]},\"ReturnConsumedCapacity\":\"TOTAL\"}".length();
                assertThat((long) http.bodies.get(i).length)
                        .as("seed %s, batch %s", seed, i)
                        .isLessThanOrEqualTo(estimate + envelope)
                        .isGreaterThan(estimate / 2);
            }
        }
    }
}
