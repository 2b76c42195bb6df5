package io.dynox.test.internal.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

final class StreamsTest {

    private final VirtualTime time = VirtualTime.startAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.builder().clock(time.clock()).build();
    private final DynamoDbClient client = dynamo.client();
    private final DynamoDbStreamsClient streams = dynamo.streamsClient();

    @Test
    void aTableNamesItsStream() {
        TableDescription created = create("users", StreamViewType.NEW_IMAGE);
        TableDescription described =
                client.describeTable(r -> r.tableName("users")).table();

        assertThat(described.latestStreamArn())
                .isEqualTo(created.latestStreamArn())
                .isEqualTo(created.tableArn() + "/stream/" + created.latestStreamLabel());
        assertThat(described.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
    }

    @Test
    void changesAreRecordedInTheirOrder() {
        create("users", StreamViewType.NEW_AND_OLD_IMAGES);
        put("a", 1);
        put("a", 2);
        client.deleteItem(r -> r.tableName("users").key(key("a")));

        List<Record> records = records("users");

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
            assertThat(change.dynamodb().keys()).isEqualTo(key("a"));
            assertThat(change.dynamodb().oldImage()).isEqualTo(item("a", 1));
            assertThat(change.dynamodb().newImage()).isEqualTo(item("a", 2));
            assertThat(change.dynamodb().sizeBytes()).isEqualTo(3 + 6 + 6);
        });
    }

    @ParameterizedTest
    @EnumSource(value = StreamViewType.class, names = "UNKNOWN_TO_SDK_VERSION", mode = EnumSource.Mode.EXCLUDE)
    void theViewTypeSaysWhatARecordShows(StreamViewType view) {
        create("users", view);
        put("a", 1);
        put("a", 2);

        Record change = records("users").get(1);

        assertThat(change.dynamodb().streamViewType()).isEqualTo(view);
        assertThat(change.dynamodb().hasKeys()).isTrue();
        assertThat(change.dynamodb().hasNewImage()).isEqualTo(view.toString().contains("NEW"));
        assertThat(change.dynamodb().hasOldImage()).isEqualTo(view.toString().contains("OLD"));
    }

    @Test
    void whatChangesNothingIsNotRecorded() {
        create("users", StreamViewType.KEYS_ONLY);
        put("a", 1);
        put("a", 1);
        client.deleteItem(r -> r.tableName("users").key(key("absent")));

        assertThat(records("users")).hasSize(1);
    }

    @Test
    void everyKindOfWriteIsRecorded() {
        create("users", StreamViewType.KEYS_ONLY);

        client.executeStatement(r -> r.statement("INSERT INTO users VALUE {'pk': 'a'}"));
        client.updateItem(r -> r.tableName("users")
                .key(key("a"))
                .updateExpression("SET n = :n")
                .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("1"))));
        client.transactWriteItems(r -> r.transactItems(TransactWriteItem.builder()
                .delete(d -> d.tableName("users").key(key("a")))
                .build()));

        assertThat(records("users"))
                .extracting(Record::eventName)
                .containsExactly(OperationType.INSERT, OperationType.MODIFY, OperationType.REMOVE);
    }

    @Test
    void anItemThatExpiresIsRemovedByTheService() {
        create("users", StreamViewType.KEYS_ONLY);
        client.updateTimeToLive(r -> r.tableName("users")
                .timeToLiveSpecification(s -> s.enabled(true).attributeName("n")));
        put("a", (int) time.clock().instant().plusSeconds(60).getEpochSecond());
        time.advance(Duration.ofMinutes(2));

        List<Record> records = records("users");

        assertThat(records).extracting(Record::eventName).containsExactly(OperationType.INSERT, OperationType.REMOVE);
        assertThat(records.get(0).userIdentity()).isNull();
        assertThat(records.get(1).userIdentity().type()).isEqualTo("Service");
        assertThat(records.get(1).userIdentity().principalId()).isEqualTo("dynamodb.amazonaws.com");
    }

    @ParameterizedTest
    @CsvSource({"TRIM_HORIZON, 3", "LATEST, 0", "AT_SEQUENCE_NUMBER, 2", "AFTER_SEQUENCE_NUMBER, 1"})
    void anIteratorStartsWhereItsTypeSays(ShardIteratorType type, int count) {
        create("users", StreamViewType.KEYS_ONLY);
        put("a", 1);
        put("b", 1);
        put("c", 1);
        String second = records("users").get(1).dynamodb().sequenceNumber();

        assertThat(records(iterator("users", type, type.toString().contains("NUMBER") ? second : null), 10)
                        .records())
                .hasSize(count);
    }

    @Test
    void readingGoesOnWithTheNextIterator() {
        create("users", StreamViewType.KEYS_ONLY);
        put("a", 1);
        put("b", 1);

        GetRecordsResponse one = records(iterator("users", ShardIteratorType.TRIM_HORIZON, null), 1);
        GetRecordsResponse two = records(one.nextShardIterator(), 1);
        GetRecordsResponse none = records(two.nextShardIterator(), 1);
        put("c", 1);
        GetRecordsResponse three = records(none.nextShardIterator(), 1);

        assertThat(keys(one, two, none, three)).containsExactly("a", "b", "c");
    }

    @Test
    void aDisabledStreamCanBeReadToItsEnd() {
        create("users", StreamViewType.KEYS_ONLY);
        put("a", 1);
        String iterator = iterator("users", ShardIteratorType.TRIM_HORIZON, null);
        client.updateTable(r -> r.tableName("users").streamSpecification(s -> s.streamEnabled(false)));
        put("b", 1);

        GetRecordsResponse last = records(iterator, 10);

        assertThat(keys(last)).containsExactly("a");
        assertThat(last.nextShardIterator()).isNull();
        assertThat(describe("users").streamStatus()).isEqualTo(StreamStatus.DISABLED);
        assertThat(describe("users").shards().get(0).sequenceNumberRange().endingSequenceNumber())
                .isNotNull();
    }

    @Test
    void aStreamCanBeEnabledAgain() {
        create("users", StreamViewType.KEYS_ONLY);
        client.updateTable(r -> r.tableName("users").streamSpecification(s -> s.streamEnabled(false)));
        client.updateTable(r -> r.tableName("users").streamSpecification(spec(StreamViewType.NEW_IMAGE)));

        assertThat(streams.listStreams(r -> r.tableName("users")).streams())
                .extracting(Stream::streamArn)
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void aStreamIsEnabledAndDisabledOnce() {
        create("users", StreamViewType.KEYS_ONLY);

        assertInvalid(
                () -> client.updateTable(r -> r.tableName("users").streamSpecification(spec(StreamViewType.NEW_IMAGE))),
                "Table already has an enabled stream: TableName: users");
        client.updateTable(r -> r.tableName("users").streamSpecification(s -> s.streamEnabled(false)));
        assertInvalid(
                () -> client.updateTable(r -> r.tableName("users").streamSpecification(s -> s.streamEnabled(false))),
                "Table has no stream to disable: TableName: users");
    }

    @Test
    void theStreamOutlivesItsTable() {
        String arn = create("users", StreamViewType.KEYS_ONLY).latestStreamArn();
        put("a", 1);

        client.deleteTable(r -> r.tableName("users"));

        assertThat(streams.describeStream(r -> r.streamArn(arn))
                        .streamDescription()
                        .streamStatus())
                .isEqualTo(StreamStatus.DISABLED);
        assertThat(records("users")).hasSize(1);
    }

    @Test
    void streamsAreListedInPages() {
        create("users", StreamViewType.KEYS_ONLY);
        create("orders", StreamViewType.KEYS_ONLY);

        var first = streams.listStreams(r -> r.limit(1));
        var second = streams.listStreams(r -> r.exclusiveStartStreamArn(first.lastEvaluatedStreamArn()));

        assertThat(first.streams()).extracting(Stream::tableName).containsExactly("users");
        assertThat(second.streams()).extracting(Stream::tableName).containsExactly("orders");
        assertThat(second.lastEvaluatedStreamArn()).isNull();
        assertThat(streams.listStreams(r -> r.tableName("nowhere")).streams()).isEmpty();
    }

    @Test
    void anIteratorExpires() {
        create("users", StreamViewType.KEYS_ONLY);
        String iterator = iterator("users", ShardIteratorType.LATEST, null);

        time.advance(Duration.ofMinutes(16));

        assertThatThrownBy(() -> records(iterator, 1)).isInstanceOf(ExpiredIteratorException.class);
    }

    @Test
    void recordsAreKeptForADay() {
        create("users", StreamViewType.KEYS_ONLY);
        put("a", 1);
        String old = records("users").get(0).dynamodb().sequenceNumber();
        time.advance(Duration.ofHours(25));
        put("b", 1);

        assertThat(records("users")).hasSize(1);
        assertThatThrownBy(() -> iterator("users", ShardIteratorType.AT_SEQUENCE_NUMBER, old))
                .isInstanceOf(TrimmedDataAccessException.class);
    }

    @Test
    void whatDoesNotExistIsNamed() {
        String arn = create("users", StreamViewType.KEYS_ONLY).latestStreamArn() + "0";

        assertThatThrownBy(() -> streams.describeStream(r -> r.streamArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Stream: " + arn + " not found");
        assertInvalid(() -> records("nonsense", 1), "Invalid ShardIterator");
    }

    @Test
    void clearEmptiesStreamsAndResetForgetsThem() {
        create("users", StreamViewType.KEYS_ONLY);
        put("a", 1);

        dynamo.clear();
        assertThat(records("users")).isEmpty();

        dynamo.reset();
        assertThat(streams.listStreams().streams()).isEmpty();
    }

    @Test
    void anUnknownViewTypeIsRefused() {
        dynamo.createTable("users", Key.string("pk"));

        assertInvalid(
                () -> client.updateTable(r -> r.tableName("users")
                        .streamSpecification(s -> s.streamEnabled(true).streamViewType("ALL"))),
                "1 validation error detected: Value 'ALL' at 'streamSpecification.streamViewType' failed to satisfy"
                        + " constraint: Member must satisfy enum value set: [NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES,"
                        + " KEYS_ONLY]");
    }

    @Test
    void constraintsComeFirst() {
        assertInvalid(
                () -> records("x", 1001),
                "1 validation error detected: Value '1001' at 'limit' failed to satisfy constraint: "
                        + "Member must have value less than or equal to 1000");
    }

    @Test
    void theAsynchronousClientReadsStreamsAsWell() {
        create("users", StreamViewType.KEYS_ONLY);

        assertThat(dynamo.streamsAsyncClient().listStreams())
                .isCompletedWithValueMatching(response -> response.streams().size() == 1);
        assertThat(dynamo.streamsAsyncClient().getRecords(r -> r.shardIterator("nonsense")))
                .isCompletedExceptionally();
    }

    private static void assertInvalid(ThrowingCallable call, String message) {
        assertThat(catchThrowable(call)).isInstanceOfSatisfying(DynamoDbException.class, error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
        });
    }

    private TableDescription create(String table, StreamViewType view) {
        return client.createTable(r -> r.tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("pk")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("pk")
                                .keyType(KeyType.HASH)
                                .build())
                        .streamSpecification(spec(view)))
                .tableDescription();
    }

    private static StreamSpecification spec(StreamViewType view) {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(view)
                .build();
    }

    private void put(String pk, int n) {
        client.putItem(r -> r.tableName("users").item(item(pk, n)));
    }

    private StreamDescription describe(String table) {
        List<Stream> found = streams.listStreams(r -> r.tableName(table)).streams();
        return streams.describeStream(r -> r.streamArn(found.get(0).streamArn()))
                .streamDescription();
    }

    private String iterator(String table, ShardIteratorType type, @Nullable String sequenceNumber) {
        StreamDescription stream = describe(table);
        return streams.getShardIterator(r -> r.streamArn(stream.streamArn())
                        .shardId(stream.shards().get(0).shardId())
                        .shardIteratorType(type)
                        .sequenceNumber(sequenceNumber))
                .shardIterator();
    }

    private List<Record> records(String table) {
        return records(iterator(table, ShardIteratorType.TRIM_HORIZON, null), 1000)
                .records();
    }

    private GetRecordsResponse records(String iterator, int limit) {
        return streams.getRecords(r -> r.shardIterator(iterator).limit(limit));
    }

    private static List<String> keys(GetRecordsResponse... pages) {
        return List.of(pages).stream()
                .flatMap(page -> page.records().stream())
                .map(change -> change.dynamodb()
                        .keys()
                        .getOrDefault("pk", AttributeValue.fromS("none"))
                        .s())
                .toList();
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk));
    }

    private static Map<String, AttributeValue> item(String pk, int n) {
        return Map.of("pk", AttributeValue.fromS(pk), "n", AttributeValue.fromN(Integer.toString(n)));
    }
}
