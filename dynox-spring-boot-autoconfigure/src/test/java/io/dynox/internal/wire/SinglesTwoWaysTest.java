package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.WriteMode;
import io.dynox.internal.engine.write.WriteTransport;
import io.dynox.internal.mapping.ItemMappers;
import io.dynox.internal.mapping.item.ConditionalPut;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.sdk.BatchCalls;
import io.dynox.internal.sdk.ItemCalls;
import io.dynox.internal.sdk.Projection;
import io.dynox.internal.sdk.SdkTransports;
import io.dynox.internal.sdk.ServiceSite;
import io.dynox.internal.sdk.TableKeyReader;
import io.dynox.internal.sdk.TableModel;
import io.dynox.internal.sdk.TableTransports;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.extensions.annotations.DynamoDbVersionAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests of one item are the same both ways, are tried as often, and whatever comes back, the outcome is the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SinglesTwoWaysTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("a"));

    private final RawServer server = new RawServer();
    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
    private final DynamoDbAsyncClient client = server.client()
            .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                    .maxAttempts(2)
                    .circuitBreakerEnabled(false)
                    .backoffStrategy(BackoffStrategy.retryImmediately())
                    .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                    .build()))
            .build();
    private final SdkTransports sdk = new SdkTransports(
            new BatchCalls(client, TIMEOUT), new ServiceSite(client, Runnable::run), failure -> Optional.empty());
    private final TableModel<Document> model = TableModel.of("t", ItemMappers.of(Document.class), Document.class);
    private TableTransports wire = sdk;

    /** A document whose puts have a condition. */
    record Document(
            @DynamoDbPartitionKey String id,
            String text,
            @DynamoDbVersionAttribute @Nullable Long version) {}

    @BeforeAll
    void connect() {
        wire = Wire.over(client, http, TIMEOUT).choose(sdk, Runnable::run);
    }

    @AfterAll
    void close() {
        client.close();
        http.close();
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.dynox.internal.wire.Answers#toSingles")
    void conditionalWritesEndAlike(String name, byte[] answer, boolean closes) {
        server.answer(answer, closes);

        assertThat(Answers.told(put(wire))).isEqualTo(Answers.told(put(sdk)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.dynox.internal.wire.Answers#toSingles")
    void callsEndAlike(String name, byte[] answer, boolean closes) {
        server.answer(answer, closes);

        assertThat(ended(wire, this::get)).isEqualTo(ended(sdk, this::get));
    }

    @Test
    void requestsAreAlike() {
        server.answer(reply("{}"), false);

        assertThat(sent(() -> put(wire))).isEqualTo(sent(() -> put(sdk)));
        assertThat(sent(() -> delete(wire))).isEqualTo(sent(() -> delete(sdk)));
        for (Document document : List.of(new Document("a", "b\n\u00e9", 3L), new Document("a", "", null))) {
            for (WriteMode mode : List.of(WriteMode.CONDITIONAL, WriteMode.BATCHED)) {
                assertThat(sent(() -> ended(
                                wire,
                                calls -> calls.put(model, document, mode).call().get())))
                        .isEqualTo(sent(() -> ended(
                                sdk,
                                calls -> calls.put(model, document, mode).call().get())));
            }
        }
        assertThat(sent(() -> ended(wire, calls -> calls.delete("t", KEY))))
                .isEqualTo(sent(() -> ended(sdk, calls -> calls.delete("t", KEY))));
        assertThat(sent(() -> ended(wire, this::get))).isEqualTo(sent(() -> ended(sdk, this::get)));
    }

    @Test
    void anItemIsReadAlike() {
        server.answer(
                reply("{\"Item\":{\"id\":{\"S\":\"a\"},\"version\":{\"N\":\"3\"},\"text\":{\"S\":\"\\u00e9\"}}}"),
                false);

        Optional<Supplier<Document>> byWire = get(wire.items()).join();

        assertThat(byWire.orElseThrow().get()).isEqualTo(new Document("a", "\u00e9", 3L));
        assertThat(get(sdk.items()).join().orElseThrow().get())
                .isEqualTo(byWire.orElseThrow().get());
    }

    /** Those that a client is made with when nobody names one. */
    @Test
    void theSdksOwnRetriesAreShared() {
        try (DynamoDbAsyncClient plain = server.client().httpClient(http).build()) {
            ItemCalls calls =
                    Wire.over(plain, http, TIMEOUT).choose(sdk, Runnable::run).items();

            assertThat(calls).isInstanceOf(WireItemCalls.class);
        }
    }

    @Test
    void aConditionNamesWhatTheTypeAsksFor() {
        ConditionalPut put = model.mapper().conditionalPut(new Document("a", "b", 3L));

        assertThat(put.condition()).isNotNull();
        assertThat(put.values()).isNotEmpty();
    }

    /** The content of the last request; capacity is asked for or not. */
    private JsonNode sent(Runnable call) {
        call.run();
        ObjectNode request = (ObjectNode) JSON.readTree(new String(server.lastBody(), StandardCharsets.UTF_8));
        request.remove("ReturnConsumedCapacity");
        return request.put("action", server.lastHead().replaceAll("(?s).*DynamoDB_20120810\\.(\\w+).*", "$1"));
    }

    private static byte[] reply(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private CompletableFuture<Optional<Supplier<Document>>> get(ItemCalls calls) {
        return calls.get(model, KEY, true, Projection.of(List.of(), List.of()));
    }

    /** What a call ended with, and how many times it was tried. */
    private static String ended(TableTransports way, Function<ItemCalls, CompletableFuture<?>> call) {
        return Answers.joined(call.apply(way.items())
                        .handle((done, failure) -> failure == null ? "done" : Answers.told(failure) + tries(failure)))
                .toString();
    }

    private static String tries(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        Integer tried = cause instanceof SdkException known ? known.numAttempts() : null;
        return " after " + tried;
    }

    private Object put(TableTransports way) {
        return send(writes(way), true);
    }

    private Object delete(TableTransports way) {
        return send(writes(way), false);
    }

    private TableTransports.Writes<Document, ?> writes(TableTransports way) {
        CompletableFuture<TableKeyReader> keys =
                CompletableFuture.completedFuture(new TableKeyReader("t", TableKeys.of("id")));
        return way.writes(model, WriteMode.CONDITIONAL, () -> keys);
    }

    private static <P> Object send(TableTransports.Writes<Document, P> writes, boolean isPut) {
        P payload = (isPut
                        ? writes.codec().put(new Document("a", "b\n\u00e9", 3L))
                        : writes.codec().delete(Map.of("id", "a")))
                .payload();
        WriteTransport<P> transport = writes.transport();
        return Answers.joined(transport.send("t", List.of(payload)));
    }
}
