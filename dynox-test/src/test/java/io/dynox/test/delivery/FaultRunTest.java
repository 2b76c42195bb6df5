package io.dynox.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.client.DynoxClientBuilder;
import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The whole way, from the writer into a table, while a third of all writes is left unprocessed: over the SDK's client interface, and over
 * HTTP either way. {@code -Ddynox.fault-run.items=1000000} makes it a million.
 */
class FaultRunTest {

    private static final int ITEMS = Integer.getInteger("dynox.fault-run.items", 100_000);

    /** How requests reach the database. */
    enum Way {
        MEMORY,
        SDK_OVER_HTTP,
        WIRE_OVER_HTTP
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void nothingIsLostAndTheLastWriteToAKeyWins(Way way) {
        int items = way == Way.MEMORY ? ITEMS : ITEMS / 5;
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.builder().requestLog(0).build();
        dynamo.createTable("events", Key.number("id"));
        dynamo.faults().unprocessed(0.3, 42);
        Map<Integer, Integer> expected = new HashMap<>();
        WriteOptions options = WriteOptions.builder()
                .retry(RetryPolicy.builder()
                        .baseDelay(Duration.ofMillis(1))
                        .maxDelay(Duration.ofMillis(20))
                        .build())
                .build();
        SplittableRandom random = new SplittableRandom(7);

        BatchWriteResult result;
        try (DynoxServer server = dynamo.serve(0);
                SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
                DynamoDbAsyncClient client = way == Way.MEMORY ? dynamo.asyncClient() : client(server, http);
                DynoxClient dynox =
                        dynox(way, client, http).writeOptions(options).build()) {
            result = dynox.operations().sync().write("events", batch -> {
                for (int version = 0; version < items; version++) {
                    int id = random.nextInt(items / 2);
                    if (random.nextInt(10) == 0) {
                        batch.delete(Map.of("id", id));
                        expected.remove(id);
                    } else {
                        batch.put(Map.of("id", id, "version", version));
                        expected.put(id, version);
                    }
                }
            });
        }

        assertThat(result.account().accepted()).isEqualTo(items);
        assertThat(result.written() + result.superseded()).isEqualTo(items);
        // the slower the way, the more writes are replaced before they are sent
        assertThat(result.retries()).isGreaterThan(result.written() / 5);
        assertThat(versions(dynamo)).isEqualTo(expected);
    }

    private static DynoxClientBuilder dynox(Way way, DynamoDbAsyncClient client, SdkAsyncHttpClient http) {
        DynoxClientBuilder builder = DynoxClient.builder(client);
        return way == Way.WIRE_OVER_HTTP ? builder.wire(http) : builder;
    }

    private static DynamoDbAsyncClient client(DynoxServer server, SdkAsyncHttpClient http) {
        return DynamoDbAsyncClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(http)
                .build();
    }

    private static Map<Integer, Integer> versions(InMemoryDynamoDb dynamo) {
        Map<Integer, Integer> versions = new HashMap<>();
        for (Map<String, AttributeValue> item : dynamo.items("events")) {
            versions.put(
                    Integer.valueOf(item.get("id").n()),
                    Integer.valueOf(item.get("version").n()));
        }
        return versions;
    }
}
