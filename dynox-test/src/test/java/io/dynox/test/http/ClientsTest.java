package io.dynox.test.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The SDK's blocking clients on Apache and on the JDK's connections, and the streams' clients. (The asynchronous client on Netty runs the
 * whole contract.)
 */
@ParameterizedClass(name = "{0}")
@EnumSource(ClientsTest.Blocking.class)
final class ClientsTest {

    /** The SDK's blocking HTTP clients. */
    enum Blocking {
        APACHE,
        URL_CONNECTION;

        SdkHttpClient client() {
            return this == APACHE ? ServedClients.APACHE : ServedClients.URL_CONNECTION;
        }
    }

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
    private final DynoxServer server = dynamo.serve(0);
    private final SdkHttpClient http;
    private final DynamoDbClient client;

    ClientsTest(Blocking blocking) {
        http = blocking.client();
        client = ServedClients.sync(server, http);
    }

    @BeforeEach
    void createTable() {
        client.createTable(CreateTableRequest.builder()
                .tableName("things")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(
                        KeySchemaElement.builder()
                                .attributeName("pk")
                                .keyType(KeyType.HASH)
                                .build(),
                        KeySchemaElement.builder()
                                .attributeName("sk")
                                .keyType(KeyType.RANGE)
                                .build())
                .attributeDefinitions(
                        AttributeDefinition.builder()
                                .attributeName("pk")
                                .attributeType(ScalarAttributeType.S)
                                .build(),
                        AttributeDefinition.builder()
                                .attributeName("sk")
                                .attributeType(ScalarAttributeType.N)
                                .build())
                .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build());
        client.waiter().waitUntilTableExists(r -> r.tableName("things"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everyTypeOfValueSurvives() {
        Map<String, AttributeValue> item = Map.ofEntries(
                Map.entry("pk", AttributeValue.fromS("ä\"\\\u0001\ud83d\ude00")),
                Map.entry("sk", AttributeValue.fromN("-0.5")),
                Map.entry("b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 127}))),
                Map.entry("bool", AttributeValue.fromBool(false)),
                Map.entry("null", AttributeValue.fromNul(true)),
                Map.entry("ss", AttributeValue.fromSs(List.of("a", "b"))),
                Map.entry("ns", AttributeValue.fromNs(List.of("1", "2"))),
                Map.entry("bs", AttributeValue.fromBs(List.of(SdkBytes.fromByteArray(new byte[] {1})))),
                Map.entry("l", AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of())))),
                Map.entry("m", AttributeValue.fromM(Map.of("x", AttributeValue.fromL(List.of())))),
                Map.entry("empty", AttributeValue.fromS("")));

        client.putItem(r -> r.tableName("things").item(item));

        assertThat(client.getItem(r -> r.tableName("things").key(key(item))).item())
                .isEqualTo(item);
        assertThat(dynamo.items("things")).containsExactly(item);
    }

    @Test
    void batchesQueriesAndPagesWork() {
        List<WriteRequest> writes = IntStream.range(0, 25)
                .mapToObj(i -> WriteRequest.builder()
                        .putRequest(p -> p.item(item("a", i)))
                        .build())
                .toList();
        client.batchWriteItem(r -> r.requestItems(Map.of("things", writes)));

        assertThat(client.batchGetItem(r -> r.requestItems(Map.of(
                                "things",
                                software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes.builder()
                                        .keys(List.of(item("a", 1), item("a", 99)))
                                        .build())))
                        .responses())
                .isEqualTo(Map.of("things", List.of(item("a", 1))));
        assertThat(client.queryPaginator(r -> r.tableName("things")
                                .limit(7)
                                .keyConditionExpression("pk = :a AND sk >= :s")
                                .expressionAttributeValues(
                                        Map.of(":a", AttributeValue.fromS("a"), ":s", AttributeValue.fromN("10"))))
                        .items())
                .hasSize(15);
        assertThat(client.scan(r -> r.tableName("things").select("COUNT").returnConsumedCapacity("TOTAL"))
                        .consumedCapacity()
                        .capacityUnits())
                .isEqualTo(0.5);
    }

    @Test
    void transactionsAndStatementsWork() {
        client.transactWriteItems(r -> r.transactItems(TransactWriteItem.builder()
                .put(p -> p.tableName("things").item(item("a", 1)))
                .build()));

        assertThatExceptionOfType(TransactionCanceledException.class)
                .isThrownBy(() -> client.transactWriteItems(r -> r.transactItems(
                        TransactWriteItem.builder()
                                .put(p -> p.tableName("things")
                                        .item(item("a", 1))
                                        .conditionExpression("attribute_not_exists(pk)")
                                        .returnValuesOnConditionCheckFailure("ALL_OLD"))
                                .build(),
                        TransactWriteItem.builder()
                                .put(p -> p.tableName("things").item(item("a", 2)))
                                .build())))
                .satisfies(error -> {
                    assertThat(error.cancellationReasons())
                            .extracting("code")
                            .containsExactly("ConditionalCheckFailed", "None");
                    assertThat(error.cancellationReasons().get(0).item()).isEqualTo(item("a", 1));
                });
        assertThat(client.transactGetItems(r -> r.transactItems(TransactGetItem.builder()
                                .get(i -> i.tableName("things").key(item("a", 1)))
                                .build()))
                        .responses())
                .extracting(ItemResponse::item)
                .containsExactly(item("a", 1));
        assertThat(client.executeStatement(r -> r.statement("SELECT * FROM things WHERE pk = 'a'"))
                        .items())
                .containsExactly(item("a", 1));
    }

    @Test
    void streamsAreReadByBothClients() {
        client.putItem(r -> r.tableName("things").item(item("a", 1)));
        client.deleteItem(r -> r.tableName("things").key(item("a", 1)));
        var blocking = ServedClients.syncStreams(server, http);
        var async = ServedClients.asyncStreams(server);
        String arn = blocking.listStreams(r -> r.tableName("things"))
                .streams()
                .get(0)
                .streamArn();
        String shard = async.describeStream(r -> r.streamArn(arn))
                .join()
                .streamDescription()
                .shards()
                .get(0)
                .shardId();
        String iterator = async.getShardIterator(
                        r -> r.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .join()
                .shardIterator();

        List<Record> records = new ArrayList<>(
                blocking.getRecords(r -> r.shardIterator(iterator)).records());

        assertThat(records).extracting(Record::eventNameAsString).containsExactly("INSERT", "REMOVE");
        assertThat(records.get(0).dynamodb().newImage()).isEqualTo(item("a", 1));
        assertThat(async.getRecords(r -> r.shardIterator(iterator)).join().records())
                .isEqualTo(records);
    }

    private static Map<String, AttributeValue> item(String pk, int sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromN(Integer.toString(sk)));
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of("pk", item.get("pk"), "sk", item.get("sk"));
    }
}
