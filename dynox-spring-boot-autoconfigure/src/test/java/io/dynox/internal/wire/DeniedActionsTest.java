package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchTable;
import io.dynox.DynoxException;
import io.dynox.Query;
import io.dynox.ScanOptions;
import io.dynox.TableAccessException;
import io.dynox.WriteMode;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.client.DynoxClientBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Whoever lacks a permission is told the action to allow, by whatever method; and the documents list it with that method. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class DeniedActionsTest {

    private static final Map<String, Object> KEY = Map.of("pk", "a");

    private final RawServer server = new RawServer();
    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
    private final DynamoDbAsyncClient client = server.client().build();

    record Call(String action, Function<DynoxClient, CompletableFuture<?>> call) {}

    @AfterAll
    void close() {
        client.close();
        http.close();
        server.close();
    }

    private static Map<String, Call> calls() {
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put("batchGet", call("BatchGetItem", table -> table.batchGet(List.of(KEY))));
        calls.put("batchGetAll", call("BatchGetItem", table -> all(table.batchGetAll(Flux.just(KEY)))));
        calls.put("batchWrite", call("BatchWriteItem", table -> table.batchWrite(List.of(KEY), List.of())));
        calls.put("write", call("BatchWriteItem", table -> table.write(batch -> batch.put(KEY))));
        calls.put("writeAll", call("BatchWriteItem", table -> table.writeAll(Flux.just(KEY))));
        calls.put("deleteAll", call("BatchWriteItem", table -> table.deleteAll(Flux.just(KEY))));
        calls.put("get", call("GetItem", table -> table.get(KEY)));
        calls.put("save", call("PutItem", table -> table.save(KEY)));
        calls.put("delete", call("DeleteItem", table -> table.delete(KEY)));
        ScanOptions one = ScanOptions.builder().segments(1).build();
        calls.put("scan", call("Scan", table -> all(table.with(one).scan())));
        calls.put("scanPages", call("Scan", table -> all(table.with(one).scanPages())));
        calls.put(
                "query",
                call("Query", table -> all(table.query(Query.partition("a").build()))));
        calls.put(
                "queryPages",
                call("Query", table -> all(table.queryPages(Query.partition("a").build()))));
        calls.put("batchGetEach", call("BatchGetItem", table -> all(table.batchGetEach(Flux.just(KEY)))));
        WriteOptions conditional =
                WriteOptions.builder().mode(WriteMode.CONDITIONAL).build();
        calls.put(
                "WriteMode.CONDITIONAL",
                new Call(
                        "PutItem",
                        dynox -> dynox.operations()
                                .table("t", MarkedRepliesTest.Versioned.class)
                                .with(conditional)
                                .batchWrite(List.of(new MarkedRepliesTest.Versioned()), List.of())));
        calls.put(
                "the first use of a table",
                new Call(
                        "DescribeTable",
                        dynox -> dynox.operations().table("unknown").batchGet(List.of(KEY))));
        return calls;
    }

    private static Call call(String action, Function<BatchTable<Map<String, Object>>, CompletableFuture<?>> call) {
        return new Call(action, dynox -> call.apply(dynox.operations().table("t")));
    }

    private static CompletableFuture<?> all(org.reactivestreams.Publisher<?> publisher) {
        return Flux.from(publisher).collectList().toFuture();
    }

    static Stream<Arguments> methods() {
        return calls().keySet().stream()
                .flatMap(method -> Stream.of("sdk", "wire").map(way -> Arguments.of(method, way)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("methods")
    void messageNamesTheActionThatWasDenied(String method, String way) {
        String body = "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"User: arn:mArK\"}";
        server.answer(
                ("HTTP/1.1 400 X\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: " + body.length()
                                + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.ISO_8859_1),
                false);
        Call call = Objects.requireNonNull(calls().get(method));
        DynoxClientBuilder builder = DynoxClient.builder(client).tableKeys("t", "pk");
        try (DynoxClient dynox = (way.equals("wire") ? builder.wire(http) : builder).build()) {
            Throwable failure = call.call()
                    .apply(dynox)
                    .handle((value, thrown) -> thrown)
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();

            assertThat(accessFailure(failure))
                    .hasMessageContaining("may not use dynamodb:" + call.action() + " on table '")
                    .hasMessageNotContaining("mArK");
        }
    }

    /** The failure of the whole, or of its only write or key. */
    private static Throwable accessFailure(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof DynoxException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof io.dynox.BatchWriteException failed) {
            return failed.result().failures().get(0).cause();
        }
        Throwable behind = cause.getCause();
        return cause instanceof TableAccessException || behind == null ? cause : behind;
    }

    @Test
    void documentsListTheActionOfEachMethod() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "spring.md"));

        assertThat(calls())
                .allSatisfy((method, call) -> assertThat(rows)
                        .anyMatch(row -> row.startsWith("|")
                                && row.contains(method.startsWith("the ") ? method : "`" + method + "`")
                                && row.contains("`dynamodb:" + call.action() + "`")));
    }
}
