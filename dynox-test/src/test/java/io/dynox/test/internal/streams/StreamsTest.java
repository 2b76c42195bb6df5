package io.dynox.test.internal.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

final class StreamsTest {

    private final VirtualTime time = VirtualTime.startAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.builder().clock(time.clock()).build();
    private final DynamoDbClient client = dynamo.client();
    private final DynamoDbStreamsClient streams = dynamo.streamsClient();

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
    void clearEmptiesStreamsAndResetForgetsThem() {
        create("users", StreamViewType.KEYS_ONLY);
        put("a", 1);

        dynamo.clear();
        assertThat(records("users")).isEmpty();

        dynamo.reset();
        assertThat(streams.listStreams().streams()).isEmpty();
    }

    @Test
    void theAsynchronousClientReadsStreamsAsWell() {
        create("users", StreamViewType.KEYS_ONLY);

        assertThat(dynamo.streamsAsyncClient().listStreams())
                .isCompletedWithValueMatching(response -> response.streams().size() == 1);
        assertThat(dynamo.streamsAsyncClient().getRecords(r -> r.shardIterator("nonsense")))
                .isCompletedExceptionally();
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

    private static Map<String, AttributeValue> item(String pk, int n) {
        return Map.of("pk", AttributeValue.fromS(pk), "n", AttributeValue.fromN(Integer.toString(n)));
    }
}
