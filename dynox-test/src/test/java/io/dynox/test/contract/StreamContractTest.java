package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;

final class StreamContractTest extends ContractTest {

    private DynamoDbStreamsAsyncClient streams;
    private String table;

    StreamContractTest(Backend backend) {
        super(backend);
    }

    @BeforeEach
    void openStreams() {
        streams = streams();
        table = named();
    }

    @Test
    void aTableNamesItsStream() {
        TableDescription created = create(StreamViewType.NEW_IMAGE);
        TableDescription described =
                client.describeTable(r -> r.tableName(table)).join().table();

        assertThat(described.latestStreamArn())
                .isEqualTo(created.latestStreamArn())
                .isEqualTo(created.tableArn() + "/stream/" + created.latestStreamLabel());
        assertThat(described.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
    }

    @Test
    void changesAreRecordedInTheirOrder() {
        create(StreamViewType.NEW_AND_OLD_IMAGES);
        put(table, item("pk", "a", "n", 1));
        put(table, item("pk", "a", "n", 2));
        client.deleteItem(r -> r.tableName(table).key(item("pk", "a"))).join();

        List<Record> records = records();

        assertThat(records)
                .extracting(Record::eventName)
                .containsExactly(OperationType.INSERT, OperationType.MODIFY, OperationType.REMOVE);
        assertThat(records)
                .extracting(change -> change.dynamodb().sequenceNumber())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(records.get(1)).satisfies(change -> {
            assertThat(change.eventSource()).isEqualTo("aws:dynamodb");
            assertThat(change.eventVersion()).isEqualTo("1.1");
            assertThat(change.awsRegion()).isEqualTo("us-east-1");
            assertThat(change.eventID()).hasSize(32);
            assertThat(change.dynamodb().keys()).isEqualTo(item("pk", "a"));
            assertThat(change.dynamodb().oldImage()).isEqualTo(item("pk", "a", "n", 1));
            assertThat(change.dynamodb().newImage()).isEqualTo(item("pk", "a", "n", 2));
            assertThat(change.dynamodb().sizeBytes()).isEqualTo(3 + 6 + 6);
        });
    }

    @ParameterizedTest
    @EnumSource(value = StreamViewType.class, names = "UNKNOWN_TO_SDK_VERSION", mode = EnumSource.Mode.EXCLUDE)
    void theViewTypeSaysWhatARecordShows(StreamViewType view) {
        create(view);
        put(table, item("pk", "a", "n", 1));
        put(table, item("pk", "a", "n", 2));

        Record change = records().get(1);

        assertThat(change.dynamodb().streamViewType()).isEqualTo(view);
        assertThat(change.dynamodb().hasKeys()).isTrue();
        assertThat(change.dynamodb().hasNewImage()).isEqualTo(view.toString().contains("NEW"));
        assertThat(change.dynamodb().hasOldImage()).isEqualTo(view.toString().contains("OLD"));
    }

    @Test
    void whatChangesNothingIsNotRecorded() {
        create(StreamViewType.KEYS_ONLY);
        put(table, item("pk", "a", "n", 1));
        put(table, item("pk", "a", "n", 1));
        client.deleteItem(r -> r.tableName(table).key(item("pk", "absent"))).join();
        client.updateItem(r -> r.tableName(table).key(item("pk", "absent")).updateExpression("REMOVE n"))
                .join();

        assertThat(records()).hasSize(1);
    }

    @Test
    void everyKindOfWriteIsRecorded() {
        create(StreamViewType.KEYS_ONLY);

        client.executeStatement(r -> r.statement("INSERT INTO \"" + table + "\" VALUE {'pk': 'a'}"))
                .join();
        client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .updateExpression("SET n = :n")
                        .expressionAttributeValues(item(":n", 1)))
                .join();
        client.transactWriteItems(r -> r.transactItems(TransactWriteItem.builder()
                        .delete(d -> d.tableName(table).key(item("pk", "a")))
                        .build()))
                .join();

        assertThat(records())
                .extracting(Record::eventName)
                .containsExactly(OperationType.INSERT, OperationType.MODIFY, OperationType.REMOVE);
    }

    @ParameterizedTest
    @CsvSource({"TRIM_HORIZON, 3", "LATEST, 0", "AT_SEQUENCE_NUMBER, 2", "AFTER_SEQUENCE_NUMBER, 1"})
    void anIteratorStartsWhereItsTypeSays(ShardIteratorType type, int count) {
        create(StreamViewType.KEYS_ONLY);
        Stream.of("a", "b", "c").forEach(pk -> put(table, item("pk", pk)));
        String second = records().get(1).dynamodb().sequenceNumber();

        String iterator = iterator(type, type.toString().contains("NUMBER") ? second : null);

        assertThat(records(iterator, 10).records()).hasSize(count);
    }

    @Test
    void readingGoesOnWithTheNextIterator() {
        create(StreamViewType.KEYS_ONLY);
        put(table, item("pk", "a"));
        put(table, item("pk", "b"));

        GetRecordsResponse one = records(iterator(ShardIteratorType.TRIM_HORIZON, null), 1);
        GetRecordsResponse two = records(one.nextShardIterator(), 1);
        GetRecordsResponse none = records(two.nextShardIterator(), 1);
        put(table, item("pk", "c"));
        GetRecordsResponse three = records(none.nextShardIterator(), 1);

        assertThat(keys(one, two, none, three)).containsExactly("a", "b", "c");
    }

    @Test
    void aDisabledStreamCanBeReadToItsEnd() {
        create(StreamViewType.KEYS_ONLY);
        put(table, item("pk", "a"));
        String iterator = iterator(ShardIteratorType.TRIM_HORIZON, null);
        disable();
        put(table, item("pk", "b"));

        GetRecordsResponse last = records(iterator, 10);

        assertThat(keys(last)).containsExactly("a");
        assertThat(last.nextShardIterator()).isNull();
        assertThat(describe().streamStatus()).isEqualTo(StreamStatus.DISABLED);
        assertThat(describe().shards().get(0).sequenceNumberRange().endingSequenceNumber())
                .isNotNull();
    }

    @Test
    void aStreamCanBeEnabledAgain() {
        create(StreamViewType.KEYS_ONLY);
        disable();
        client.updateTable(r -> r.tableName(table).streamSpecification(spec(StreamViewType.NEW_IMAGE)))
                .join();

        assertThat(streams.listStreams(r -> r.tableName(table)).join().streams())
                .extracting(software.amazon.awssdk.services.dynamodb.model.Stream::streamArn)
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void aStreamIsEnabledAndDisabledOnce() {
        create(StreamViewType.KEYS_ONLY);

        assertInvalid(
                client.updateTable(r -> r.tableName(table).streamSpecification(spec(StreamViewType.NEW_IMAGE))),
                "Table already has an enabled stream: TableName: " + table);
        disable();
        assertInvalid(
                client.updateTable(r -> r.tableName(table).streamSpecification(s -> s.streamEnabled(false))),
                "Table has no stream to disable: TableName: " + table);
    }

    @Test
    void theStreamOutlivesItsTable() {
        String arn = create(StreamViewType.KEYS_ONLY).latestStreamArn();
        put(table, item("pk", "a"));

        client.deleteTable(r -> r.tableName(table)).join();

        assertThat(streams.describeStream(r -> r.streamArn(arn))
                        .join()
                        .streamDescription()
                        .streamStatus())
                .isEqualTo(StreamStatus.DISABLED);
        assertThat(records()).hasSize(1);
    }

    @Test
    void whatDoesNotExistIsNamed() {
        String arn = create(StreamViewType.KEYS_ONLY).latestStreamArn() + "0";

        assertRefused(streams.describeStream(r -> r.streamArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Stream: " + arn + " not found");
        assertInvalidStream(streams.getRecords(r -> r.shardIterator("nonsense")), "Invalid ShardIterator");
    }

    @Test
    void anUnknownViewTypeIsRefused() {
        String plain = table(ScalarAttributeType.S);

        assertInvalid(
                client.updateTable(r -> r.tableName(plain)
                        .streamSpecification(s -> s.streamEnabled(true).streamViewType("ALL"))),
                "1 validation error detected: Value 'ALL' at 'streamSpecification.streamViewType' failed to satisfy"
                        + " constraint: Member must satisfy enum value set: [NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES,"
                        + " KEYS_ONLY]");
    }

    @Test
    void constraintsComeFirst() {
        assertInvalidStream(
                streams.getRecords(r -> r.shardIterator("x").limit(1001)),
                "1 validation error detected: Value '1001' at 'limit' failed to satisfy constraint: "
                        + "Member must have value less than or equal to 1000");
    }

    private TableDescription create(StreamViewType view) {
        return client.createTable(r -> r.tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                        .keySchema(key("pk", KeyType.HASH))
                        .streamSpecification(spec(view)))
                .join()
                .tableDescription();
    }

    private static StreamSpecification spec(StreamViewType view) {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(view)
                .build();
    }

    private void disable() {
        client.updateTable(r -> r.tableName(table).streamSpecification(s -> s.streamEnabled(false)))
                .join();
    }

    private StreamDescription describe() {
        String arn = streams.listStreams(r -> r.tableName(table))
                .join()
                .streams()
                .get(0)
                .streamArn();
        return streams.describeStream(r -> r.streamArn(arn)).join().streamDescription();
    }

    private String iterator(ShardIteratorType type, @Nullable String sequenceNumber) {
        StreamDescription stream = describe();
        return streams.getShardIterator(r -> r.streamArn(stream.streamArn())
                        .shardId(stream.shards().get(0).shardId())
                        .shardIteratorType(type)
                        .sequenceNumber(sequenceNumber))
                .join()
                .shardIterator();
    }

    private List<Record> records() {
        return records(iterator(ShardIteratorType.TRIM_HORIZON, null), 1000).records();
    }

    private GetRecordsResponse records(String iterator, int limit) {
        return streams.getRecords(r -> r.shardIterator(iterator).limit(limit)).join();
    }

    private static List<String> keys(GetRecordsResponse... pages) {
        return Stream.of(pages)
                .flatMap(page -> page.records().stream())
                .map(change -> change.dynamodb().keys())
                .map((Map<String, AttributeValue> key) -> key.get("pk").s())
                .toList();
    }
}
