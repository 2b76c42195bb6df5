package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.ScanOptions;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.client.DynoxClientBuilder;
import io.dynox.internal.sdk.Causes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Where a proxy or another server answers instead of DynamoDB, the failure says so, by whatever method and transport. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class StrangeAnswersTest {

    private static final Map<String, Object> KEY = Map.of("pk", "a");

    private static final RetryPolicy TWICE = RetryPolicy.builder()
            .maxAttempts(2)
            .baseDelay(Duration.ofMillis(1))
            .maxDelay(Duration.ofMillis(1))
            .build();

    private static final Map<String, Function<DynoxClient, CompletableFuture<?>>> CALLS = Map.of(
            "batchGet", dynox -> dynox.operations().batchGet("t", List.of(KEY)),
            "batchWrite", dynox -> dynox.operations().batchWrite("t", List.of(KEY), List.of()),
            "scan",
                    dynox -> Flux.from(dynox.operations()
                                    .table("t")
                                    .with(ScanOptions.builder()
                                            .segments(1)
                                            .retry(TWICE)
                                            .build())
                                    .scan())
                            .collectList()
                            .toFuture(),
            "the first use of a table", dynox -> dynox.operations().batchGet("unknown", List.of(KEY)));

    private final RawServer server = new RawServer();
    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
    private final DynamoDbAsyncClient client = server.client().build();

    @AfterAll
    void close() {
        client.close();
        http.close();
        server.close();
    }

    static Stream<Arguments> methods() {
        return CALLS.keySet().stream()
                .flatMap(method -> Stream.of("sdk", "wire").map(way -> Arguments.of(method, way)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("methods")
    void aPageWithAGoodStatusIsNotDynamoDb(String method, String way) {
        assertThat(failure(method, way, 200))
                .contains("isn't DynamoDB: check dynox.endpoint and proxies")
                .doesNotContain("mArK", "..");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("methods")
    void jsonOfAnotherServiceIsNoSuccess(String method, String way) {
        for (String body : List.of("", "{}", "{\"mArK\":1}")) {
            assertThat(failure(method, way, 200, "application/json", body))
                    .as(body)
                    .contains("dynox.endpoint")
                    .doesNotContain("mArK", "..");
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("methods")
    void aPageWithABadStatusIsNamedByTheStatus(String method, String way) {
        assertThat(failure(method, way, 502))
                .contains("HTTP status 502", "check dynox.endpoint and proxies")
                .doesNotContain("mArK", "..");
    }

    /** The message of the failure, and of what caused it. */
    private String failure(String method, String way, int status) {
        return failure(method, way, status, "text/html", "<html>mArK</html>");
    }

    private String failure(String method, String way, int status, String type, String body) {
        server.answer(
                ("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                                + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.ISO_8859_1),
                false);
        DynoxClientBuilder builder = DynoxClient.builder(client)
                .tableKeys("t", "pk")
                .writeOptions(WriteOptions.builder().retry(TWICE).build())
                .getOptions(GetOptions.builder().retry(TWICE).build());
        try (DynoxClient dynox = (way.equals("wire") ? builder.wire(http) : builder).build()) {
            Throwable failure = Objects.requireNonNull(CALLS.get(method))
                    .apply(dynox)
                    .handle((value, thrown) -> Causes.unwrap(thrown))
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
            return String.valueOf(failure.getMessage());
        }
    }
}
