package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.dynox.GetOptions;
import io.dynox.WriteMode;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever comes back, both transports make the same outcome of it, with the same cause in the same words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoWaysTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final RawServer server = new RawServer();
    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
    private final DynamoDbAsyncClient client = server.client().build();
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.dynox.internal.wire.Answers#toBatches")
    void writesEndAlike(String name, byte[] answer, boolean closes) {
        server.answer(answer, closes);

        assertThat(Answers.told(write(wire))).isEqualTo(Answers.told(write(sdk)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.dynox.internal.wire.Answers#toBatches")
    void readsEndAlike(String name, byte[] answer, boolean closes) {
        assumeFalse(new String(answer, StandardCharsets.ISO_8859_1).contains("PutRequest"), "a reply to writes");
        server.answer(answer, closes);

        assertThat(Answers.told(read(wire))).isEqualTo(Answers.told(read(sdk)));
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
        return Answers.joined(transport.send("t", payloads));
    }

    private static Object read(TableTransports way) {
        TableKeyReader keys = new TableKeyReader("t", TableKeys.of("pk"));
        return read(way.reads(TableModel.ofMaps("t"), keys, GetOptions.DEFAULT));
    }

    private static <I> Object read(TableTransports.Reads<Map<String, Object>, I> reads) {
        ReadKey key = new ReadKey(KeyIdentity.ofParts("a", null), Map.of("pk", AttributeValue.fromS("a")));
        return Answers.joined(reads.transport().send("t", List.of(key), GetOptions.DEFAULT));
    }
}
