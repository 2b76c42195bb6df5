package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.dynox.GetOptions;
import io.dynox.WriteMode;
import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.WriteTransport;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.sdk.BatchCalls;
import io.dynox.internal.sdk.KeyIdentity;
import io.dynox.internal.sdk.ReadKey;
import io.dynox.internal.sdk.SdkTransports;
import io.dynox.internal.sdk.ServiceSite;
import io.dynox.internal.sdk.TableKeyReader;
import io.dynox.internal.sdk.TableModel;
import io.dynox.internal.sdk.TableTransports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever comes back, both transports make the same outcome of it, with the same cause in the same words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoWaysTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String JSON = "Content-Type: application/x-amz-json-1.0\r\n";

    private final RawServer server = new RawServer();
    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
    private final DynamoDbAsyncClient client = DynamoDbAsyncClient.builder()
            .endpointOverride(server.uri())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .build();
    private final SdkTransports sdk = new SdkTransports(
            new BatchCalls(client, TIMEOUT), new ServiceSite(client, Runnable::run), failure -> Optional.empty());
    private TableTransports wire = sdk;

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

    static Stream<Arguments> answers() throws IOException {
        List<Arguments> answers = new ArrayList<>();
        String[] errors = {
            "ProvisionedThroughputExceededException",
            "ThrottlingException",
            "RequestLimitExceeded",
            "ValidationException",
            "ResourceNotFoundException",
            "AccessDeniedException",
            "UnrecognizedClientException",
            "ExpiredTokenException",
            "InternalServerError",
            "ItemCollectionSizeLimitExceededException",
            "ReplicatedWriteConflictException",
            "SomethingNewException",
            "SerializationException",
            "MissingAuthenticationTokenException",
            "RequestTimeTooSkewed"
        };
        for (String error : errors) {
            for (String prefix : List.of("com.amazonaws.dynamodb.v20120810#", "", "com.amazon.coral.service#")) {
                answers.add(both(
                        prefix + error,
                        reply(400, JSON, "{\"__type\":\"" + prefix + error + "\",\"message\":\"some words\"}")));
            }
            answers.add(both(
                    "header " + error,
                    reply(400, JSON + "x-amzn-ErrorType: " + error + ":http://internal.amazon.com/\r\n", "{}")));
        }
        answers.add(both(
                "reasons",
                reply(
                        400,
                        JSON,
                        "{\"__type\":\"a#ThrottlingException\",\"Message\":\"m\",\"throttlingReasons\":[{\"reason\":"
                                + "\"TableWriteKeyRangeThroughputExceeded\",\"resource\":\"arn\"}]}")));
        for (int status : new int[] {400, 403, 404, 407, 408, 413, 429, 500, 502, 503, 504}) {
            answers.add(both("HTML " + status, reply(status, "Content-Type: text/html\r\n", "<html>no</html>")));
            answers.add(both("nothing " + status, reply(status, "", "")));
            answers.add(both("no code " + status, reply(status, JSON, "{\"message\":\"said\"}")));
        }
        String done = "{\"UnprocessedItems\":{},\"ConsumedCapacity\":[{\"TableName\":\"t\",\"CapacityUnits\":2.5}]}";
        answers.add(both("done", reply(200, JSON, done)));
        answers.add(both("HTML 200", reply(200, "Content-Type: text/html\r\n", "<html>yes</html>")));
        answers.add(both("not ended", reply(200, JSON, done.substring(0, done.length() - 4))));
        answers.add(both("right checksum", reply(200, JSON + "x-amz-crc32: " + crc(done) + "\r\n", done)));
        answers.add(both("wrong checksum", reply(200, JSON + "x-amz-crc32: 123\r\n", done)));
        byte[] packed = gzip(done);
        answers.add(both("gzip", reply(200, JSON + "Content-Encoding: gzip\r\n", packed)));
        String left =
                "{\"UnprocessedItems\":{\"t\":[{\"PutRequest\":{\"Item\":{\"pk\":{\"S\":\"b\"},\"n\":{\"N\":\"1\"}}}}]}}";
        answers.add(both("unprocessed", reply(200, JSON, left)));
        answers.add(both("not asked", reply(200, JSON, left.replace("\"b\"", "\"z\""))));
        answers.add(closing("truncated", ("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + done)));
        answers.add(closing("closed at once", ""));
        answers.add(closing("half a status", "HTTP/1.1 20"));
        answers.add(closing("no HTTP", "SSH-2.0-OpenSSH\r\n\r\n"));
        return answers.stream();
    }

    private static Arguments both(String name, byte[] answer) {
        return Arguments.of(name, answer, false);
    }

    private static Arguments closing(String name, String answer) {
        return Arguments.of(name, answer.getBytes(StandardCharsets.ISO_8859_1), true);
    }

    private static byte[] reply(int status, String headers, String body) {
        return reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] reply(int status, String headers, byte[] body) {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        reply.writeBytes(("HTTP/1.1 " + status + " X\r\nx-amzn-RequestId: R1\r\n" + headers + "Content-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        reply.writeBytes(body);
        return reply.toByteArray();
    }

    private static long crc(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static byte[] gzip(String body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void writesEndAlike(String name, byte[] answer, boolean closes) {
        server.answer(answer, closes);

        assertThat(told(write(wire))).isEqualTo(told(write(sdk)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void readsEndAlike(String name, byte[] answer, boolean closes) {
        assumeFalse(new String(answer, StandardCharsets.ISO_8859_1).contains("PutRequest"), "a reply to writes");
        server.answer(answer, closes);

        assertThat(told(read(wire))).isEqualTo(told(read(sdk)));
    }

    private static Object write(TableTransports way) {
        CompletableFuture<TableKeyReader> keys =
                CompletableFuture.completedFuture(new TableKeyReader("t", TableKeys.of("pk")));
        return write(way.writes(TableModel.ofMaps("t"), WriteMode.BATCHED, () -> keys));
    }

    private static <P> Object write(TableTransports.Writes<Map<String, Object>, P> writes) {
        List<P> payloads = new ArrayList<>();
        for (String key : List.of("a", "b")) {
            payloads.add(writes.codec().put(Map.of("pk", key, "n", 1)).payload());
        }
        WriteTransport<P> transport = writes.transport();
        return joined(transport.send("t", payloads));
    }

    private static Object read(TableTransports way) {
        TableKeyReader keys = new TableKeyReader("t", TableKeys.of("pk"));
        return read(way.reads(TableModel.ofMaps("t"), keys, GetOptions.DEFAULT));
    }

    private static <I> Object read(TableTransports.Reads<Map<String, Object>, I> reads) {
        ReadKey key = new ReadKey(KeyIdentity.ofParts("a", null), Map.of("pk", AttributeValue.fromS("a")));
        return joined(reads.transport().send("t", List.of(key), GetOptions.DEFAULT));
    }

    private static Object joined(CompletionStage<?> outcome) {
        return outcome.toCompletableFuture()
                .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    /** The outcome, with its cause as people and classifiers see it. */
    private static String told(Object outcome) {
        if (outcome instanceof BatchOutcome.Failed failed) {
            return told(
                    failed.failure().getClass(),
                    failed.failure().cause(),
                    failed.failure().toString());
        }
        if (outcome instanceof ReadOutcome.Failed<?> failed) {
            return told(
                    failed.failure().getClass(),
                    failed.failure().cause(),
                    failed.failure().toString());
        }
        return outcome.toString();
    }

    private static String told(Class<?> kind, Throwable cause, String all) {
        String reasons = all.contains("reasons=") ? all.substring(all.indexOf("reasons=")) : "";
        // what the HTTP client knows of its channel differs from one to the next
        String message = String.valueOf(cause.getMessage()).replaceAll("(?s)Channel Information.*", "");
        // each parser has words of its own for what is no JSON
        boolean unreadable = message.contains("JsonParseException")
                || message.contains("JsonEOFException")
                || message.contains("is not the JSON of");
        return kind.getSimpleName() + " " + cause.getClass().getName() + " " + (unreadable ? "no JSON" : message) + " "
                + reasons;
    }
}
