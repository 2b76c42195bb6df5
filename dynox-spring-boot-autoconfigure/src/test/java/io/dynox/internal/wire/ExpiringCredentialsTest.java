package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult;
import io.dynox.RetryPolicy;
import io.dynox.SyncBatchTable;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.client.DynoxClientBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Session tokens that expire while writes wait: the next attempt is signed anew, and nothing is lost, both ways. */
class ExpiringCredentialsTest {

    private static final String EXPIRED =
            "{\"__type\":\"com.amazon.coral.service#ExpiredTokenException\",\"message\":\"expired\"}";

    /** The credentials are renewed, and the old ones expire, after the first request. */
    private final AtomicInteger asked = new AtomicInteger();

    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final SdkAsyncHttpClient service = new Service();

    private final class Service implements SdkAsyncHttpClient {

        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest asked) {
            boolean expired = token(asked.request()).equals("old");
            tokens.add(token(asked.request()));
            CapturedHttp answer = new CapturedHttp();
            answer.response = SdkHttpResponse.builder().statusCode(expired ? 400 : 200);
            answer.reply = (expired ? EXPIRED : "{\"UnprocessedItems\":{}}").getBytes(StandardCharsets.UTF_8);
            return answer.execute(asked);
        }

        private static String token(SdkHttpRequest request) {
            return request.firstMatchingHeader("X-Amz-Security-Token").orElse("none");
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @ValueSource(strings = {"wire", "sdk"})
    void writesThatWaitAreSignedAnew(String way) {
        AwsCredentialsProvider rotating =
                () -> AwsSessionCredentials.create("AKID", "secret", asked.getAndIncrement() == 0 ? "old" : "new");
        BatchWriteResult result;
        try (DynamoDbAsyncClient client = DynamoDbAsyncClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(rotating)
                        .httpClient(service)
                        .build();
                DynoxClient dynox = dynox(client, way).build()) {
            SyncBatchTable<Map<String, Object>> table =
                    dynox.operations().sync().table("t");
            result = table.batchWrite(List.of(Map.of("pk", "a"), Map.of("pk", "b")), List.of());
        }

        assertThat(result.written()).isEqualTo(2);
        assertThat(result.retries()).isEqualTo(2);
        assertThat(tokens).containsExactly("old", "new");
    }

    private DynoxClientBuilder dynox(DynamoDbAsyncClient client, String way) {
        DynoxClientBuilder builder = DynoxClient.builder(client)
                .tableKeys("t", "pk")
                .writeOptions(WriteOptions.builder()
                        .retry(RetryPolicy.builder()
                                .baseDelay(Duration.ofMillis(1))
                                .maxDelay(Duration.ofMillis(1))
                                .build())
                        .build());
        return way.equals("wire") ? builder.wire(service) : builder;
    }
}
