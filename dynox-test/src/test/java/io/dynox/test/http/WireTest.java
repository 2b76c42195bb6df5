package io.dynox.test.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.BatchTable;
import io.dynox.BatchWriteResult;
import io.dynox.GetOptions;
import io.dynox.SyncBatchTable;
import io.dynox.TableAccessException;
import io.dynox.client.DynoxClient;
import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What goes out over the wire comes back the same over the SDK's client, and the other way round. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WireTest {

    record Thing(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey int sk,
            String text,
            Set<String> tags,
            List<Integer> all) {}

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
    private final DynoxServer server = dynamo.serve(0);
    private final DynamoDbAsyncClient client = ServedClients.async(server);
    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
    private final DynoxClient wire = DynoxClient.builder(client).wire(http).build();
    private final DynoxClient sdk = DynoxClient.builder(client).build();

    @BeforeEach
    void createTable() {
        dynamo.reset();
        dynamo.createTable("things", Thing.class);
    }

    @AfterAll
    void close() {
        wire.close();
        sdk.close();
        client.close();
        http.close();
        server.close();
    }

    private static List<Thing> things(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Thing("p" + i % 7, i, "text \"é\n😀 " + i, Set.of("a", "b" + i), List.of(i, -i)))
                .toList();
    }

    private static List<Map<String, Object>> keys(List<Thing> things) {
        return things.stream()
                .map(thing -> Map.<String, Object>of("pk", thing.pk(), "sk", thing.sk()))
                .toList();
    }

    private static SyncBatchTable<Thing> table(DynoxClient dynox) {
        BatchTable<Thing> table = dynox.operations().table("things", Thing.class);
        return table.sync();
    }

    @Test
    void recordsGoOverOneWayAndComeBackOverTheOther() {
        List<Thing> things = things(1_000);

        BatchWriteResult written = table(wire).write(batch -> things.forEach(batch::put));

        assertThat(wire.transport()).isEqualTo("wire");
        assertThat(written.account().writtenPuts()).isEqualTo(1_000);
        assertThat(table(sdk).batchGet(keys(things)).items()).containsExactlyInAnyOrderElementsOf(things);
        assertThat(table(wire).batchGet(keys(things)).items()).containsExactlyInAnyOrderElementsOf(things);
        try (var scanned = table(wire).scan()) {
            assertThat(scanned).containsExactlyInAnyOrderElementsOf(things);
        }
    }

    @Test
    void mapsProjectionsAndDeletesToo() {
        table(sdk).write(batch -> things(60).forEach(batch::put));
        SyncBatchTable<Map<String, Object>> maps =
                wire.operations().table("things").sync();
        Map<String, Object> key = Map.of("pk", "p3", "sk", 3);

        assertThat(maps.batchGet(List.of(key)).items().get(0))
                .isEqualTo(sdk.operations()
                        .table("things")
                        .sync()
                        .batchGet(List.of(key))
                        .items()
                        .get(0));
        assertThat(maps.with(GetOptions.builder().projection("all").build())
                        .batchGet(List.of(key))
                        .items())
                .containsExactly(Map.of("all", List.of(new BigDecimal(3), new BigDecimal(-3))));
        maps.batchWrite(List.of(), List.of(key, Map.of("pk", "p4", "sk", new BigDecimal("4.0"))));
        assertThat(maps.batchGet(List.of(key, Map.of("pk", "p4", "sk", 4))).missingKeys())
                .hasSize(2);
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        assertThatExceptionOfType(TableAccessException.class)
                .isThrownBy(() -> wire.operations()
                        .table("nowhere", Thing.class)
                        .sync()
                        .batchGet(List.of(Map.of("pk", "a", "sk", 1))))
                .withMessageContaining("Table 'nowhere' doesn't exist");
    }
}
