package io.dynox.test.internal.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.InMemoryDynamoDb;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardFilterType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@SuppressWarnings("unchecked") // varargs of the SDK\'s builders
final class StreamRequestsTest {

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
    private final DynamoDbStreamsClient streams = dynamo.streamsClient();
    private final String arn = dynamo.client()
            .createTable(r -> r.tableName("users")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH))
                    .attributeDefinitions(a -> a.attributeName("pk").attributeType(ScalarAttributeType.S))
                    .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)))
            .tableDescription()
            .latestStreamArn();

    @Test
    void theOnlyShardHasNoChildren() {
        String shard = streams.describeStream(r -> r.streamArn(arn))
                .streamDescription()
                .shards()
                .get(0)
                .shardId();

        assertThat(streams.describeStream(r -> r.streamArn(arn)
                                .shardFilter(f ->
                                        f.type(ShardFilterType.CHILD_SHARDS).shardId(shard)))
                        .streamDescription()
                        .shards())
                .isEmpty();
    }

    @Test
    void aShardFilterIsChecked() {
        assertThatThrownBy(() -> streams.describeStream(r -> r.streamArn(arn)
                        .shardFilter(f ->
                                f.type(ShardFilterType.CHILD_SHARDS).shardId("shardId-00000000000000000000-00000000"))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertInvalid(() ->
                streams.describeStream(r -> r.streamArn(arn).shardFilter(f -> f.type(ShardFilterType.CHILD_SHARDS))));
        assertInvalid(() -> streams.describeStream(r ->
                r.streamArn(arn).shardFilter(f -> f.type("SIBLINGS").shardId("s".repeat(30)))));
        assertInvalid(() -> streams.describeStream(r -> r.streamArn(arn)
                .shardFilter(f -> f.type(ShardFilterType.CHILD_SHARDS).shardId("short"))));
    }

    @Test
    void aMalformedArnIsInvalid() {
        String malformed = "stream/of/users/that/is/long/enough/to/be/checked";

        assertInvalid(() -> streams.describeStream(r -> r.streamArn(malformed)));
        assertInvalid(() -> streams.getShardIterator(
                r -> r.streamArn(malformed).shardId("s".repeat(30)).shardIteratorType(ShardIteratorType.LATEST)));
        assertInvalid(() -> streams.listStreams(r -> r.exclusiveStartStreamArn(malformed)));
    }

    private static void assertInvalid(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }
}
