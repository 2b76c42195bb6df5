package io.dynox.test.reads;

import io.dynox.BatchTable;
import io.dynox.Query;
import io.dynox.RetryPolicy;
import io.dynox.client.DynoxClient;
import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.http.ServedClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.enhanced.dynamodb.mapper.Order;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondaryPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondarySortKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Orders of customers, read over both transports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QueriedOrders {

    static final RetryPolicy IMPATIENT = RetryPolicy.builder()
            .maxAttempts(2)
            .baseDelay(Duration.ofMillis(1))
            .maxDelay(Duration.ofMillis(1))
            .build();

    static final int ORDERS = 120;

    /** Of customer {@code c0} to {@code c2}, order {@code o000} to {@code o119}. */
    record Purchase(
            @DynamoDbPartitionKey String customer,
            @DynamoDbSortKey String id,

            @DynamoDbSecondarySortKey(indexNames = "by-amount")
            int amount,

            @DynamoDbSecondaryPartitionKey(indexNames = "by-status", order = Order.FIRST)
            String status,

            @DynamoDbSecondaryPartitionKey(indexNames = "by-status", order = Order.SECOND)
            String country,

            @DynamoDbSecondarySortKey(indexNames = "by-status", order = Order.FIRST)
            int year,

            @DynamoDbSecondarySortKey(indexNames = "by-status", order = Order.SECOND)
            int day) {}

    final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
    private final DynoxServer server = dynamo.serve(0);
    private final DynamoDbAsyncClient client = ServedClients.async(server);
    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
    final DynoxClient wire = DynoxClient.builder(client).wire(http).build();
    final DynoxClient sdk = DynoxClient.builder(dynamo.asyncClient()).build();

    @BeforeEach
    void seed() {
        dynamo.reset();
        dynamo.createTable("orders", Purchase.class);
        orders(sdk).sync().write(batch -> purchases().forEach(batch::put));
    }

    @AfterAll
    void close() {
        wire.close();
        sdk.close();
        client.close();
        http.close();
        server.close();
    }

    Stream<DynoxClient> both() {
        return Stream.of(sdk, wire);
    }

    static BatchTable<Purchase> orders(DynoxClient dynox) {
        return dynox.operations().table("orders", Purchase.class);
    }

    /** Whose keys are unknown but for the answer of {@code DescribeTable}. */
    static BatchTable<Map<String, Object>> maps(DynoxClient dynox) {
        return dynox.operations().table("orders");
    }

    static List<Purchase> purchases() {
        return IntStream.range(0, 3).boxed().flatMap(QueriedOrders::of).toList();
    }

    static Stream<Purchase> of(int customer) {
        return IntStream.range(0, ORDERS)
                .mapToObj(i -> new Purchase(
                        "c" + customer,
                        "o%03d".formatted(i),
                        (i * 37 + customer) % ORDERS,
                        i % 3 == 0 ? "OPEN" : "DONE",
                        i % 2 == 0 ? "de" : "fr",
                        2020 + i % 4,
                        i % 30));
    }

    static List<String> ids(BatchTable<Purchase> table, Query.Builder query) {
        try (Stream<Purchase> found = table.sync().query(query.build())) {
            return found.map(Purchase::id).toList();
        }
    }
}
