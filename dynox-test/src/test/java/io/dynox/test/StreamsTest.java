package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@SuppressWarnings("unchecked") // the SDK takes builders as generic varargs
final class StreamsTest {

    private final VirtualTime time = VirtualTime.start();
    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.builder().time(time).build();
    private final DynamoDbStreamsClient streams = dynamo.streamsClient();
    private final String arn;

    StreamsTest() {
        dynamo.createTable(CreateTableRequest.builder()
                .tableName("users")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH))
                .attributeDefinitions(a -> a.attributeName("pk").attributeType(ScalarAttributeType.S))
                .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build());
        arn = dynamo.client().describeTable(r -> r.tableName("users")).table().latestStreamArn();
    }

    private static Map<String, AttributeValue> item(String pk, int version) {
        return Map.of("pk", AttributeValue.fromS(pk), "v", AttributeValue.fromN(Integer.toString(version)));
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk));
    }

    private String iterator(ShardIteratorType type) {
        String shard = streams.describeStream(r -> r.streamArn(arn))
                .streamDescription()
                .shards()
                .get(0)
                .shardId();
        return streams.getShardIterator(r -> r.streamArn(arn).shardId(shard).shardIteratorType(type))
                .shardIterator();
    }

    private void put(String pk, int version) {
        dynamo.client().putItem(r -> r.tableName("users").item(item(pk, version)));
    }

    @Test
    void changesComeInTheirOrder() {
        put("a", 1);
        put("a", 1);
        put("a", 2);
        dynamo.client().deleteItem(r -> r.tableName("users").key(key("a")));

        GetRecordsResponse page = streams.getRecords(r -> r.shardIterator(iterator(ShardIteratorType.TRIM_HORIZON)));

        assertThat(page.records())
                .extracting(record -> record.eventNameAsString())
                .containsExactly("INSERT", "MODIFY", "REMOVE");
        assertThat(page.records().get(1).dynamodb().oldImage()).isEqualTo(item("a", 1));
        assertThat(page.records().get(1).dynamodb().newImage()).isEqualTo(item("a", 2));
        assertThat(page.records().get(1).dynamodb().keys()).isEqualTo(key("a"));
        assertThat(page.records().get(2).dynamodb().hasNewImage()).isFalse();
    }

    @Test
    void anIteratorGoesOnWhereThePageEnded() {
        put("a", 1);
        String latest = iterator(ShardIteratorType.LATEST);
        put("b", 1);
        put("c", 1);

        GetRecordsResponse first =
                streams.getRecords(r -> r.shardIterator(latest).limit(1));
        GetRecordsResponse second = streams.getRecords(r -> r.shardIterator(first.nextShardIterator()));

        assertThat(first.records())
                .singleElement()
                .satisfies(record -> assertThat(record.dynamodb().keys()).isEqualTo(key("b")));
        assertThat(second.records())
                .singleElement()
                .satisfies(record -> assertThat(record.dynamodb().keys()).isEqualTo(key("c")));
        assertThat(second.nextShardIterator()).isNotNull();
    }

    @Test
    void whatTimeRemovesIsMarked() {
        dynamo.client()
                .updateTimeToLive(r -> r.tableName("users")
                        .timeToLiveSpecification(s -> s.enabled(true).attributeName("v")));
        put("a", (int) time.clock().instant().plusSeconds(60).getEpochSecond());
        time.advance(Duration.ofMinutes(2));
        dynamo.client().getItem(r -> r.tableName("users").key(key("a")));

        assertThat(streams.getRecords(r -> r.shardIterator(iterator(ShardIteratorType.TRIM_HORIZON)))
                        .records()
                        .get(1)
                        .userIdentity()
                        .principalId())
                .isEqualTo("dynamodb.amazonaws.com");
    }

    @Test
    void recordsStayForADay() {
        put("a", 1);
        time.advance(Duration.ofHours(25));
        put("b", 1);

        assertThat(streams.getRecords(r -> r.shardIterator(iterator(ShardIteratorType.TRIM_HORIZON)))
                        .records())
                .hasSize(1);
    }

    @Test
    void aStreamEndsWithItsTable() {
        put("a", 1);
        dynamo.client().deleteTable(r -> r.tableName("users"));

        assertThat(streams.describeStream(r -> r.streamArn(arn))
                        .streamDescription()
                        .streamStatus())
                .isEqualTo(StreamStatus.DISABLED);
        assertThat(streams.getRecords(r -> r.shardIterator(iterator(ShardIteratorType.TRIM_HORIZON)))
                        .nextShardIterator())
                .isNull();
        assertThat(streams.listStreams().streams()).hasSize(1);
    }

    @Test
    void anUnknownStreamIsNotFound() {
        assertThatThrownBy(() -> streams.describeStream(r -> r.streamArn(arn + "0")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Requested resource not found: Stream: " + arn + "0 not found");
        assertThat(dynamo.asyncStreamsClient().describeStream(r -> r.streamArn(arn + "0")))
                .isCompletedExceptionally();
    }
}
