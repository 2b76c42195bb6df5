package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardFilter;
import software.amazon.awssdk.services.dynamodb.model.ShardFilterType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;

final class ShardFilterContractTest extends ContractTest {

    private DynamoDbStreamsAsyncClient streams;
    private String arn;

    ShardFilterContractTest(Backend backend) {
        super(backend);
    }

    @BeforeEach
    void createStream() {
        streams = streams();
        String table = named();
        arn = client.createTable(r -> r.tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                        .keySchema(key("pk", KeyType.HASH))
                        .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)))
                .join()
                .tableDescription()
                .latestStreamArn();
    }

    private CompletableFuture<DescribeStreamResponse> describe(Consumer<ShardFilter.Builder> filter) {
        return streams.describeStream(r -> r.streamArn(arn).shardFilter(filter));
    }

    @Test
    void theOnlyShardHasNoChildren() {
        List<Shard> all = streams.describeStream(r -> r.streamArn(arn))
                .join()
                .streamDescription()
                .shards();

        assertThat(all).hasSize(1);
        assertThat(describe(f -> f.type(ShardFilterType.CHILD_SHARDS)
                                .shardId(all.get(0).shardId()))
                        .join()
                        .streamDescription()
                        .shards())
                .isEmpty();
    }

    @Test
    void aShardFilterIsChecked() {
        assertRefused(describe(
                        f -> f.type(ShardFilterType.CHILD_SHARDS).shardId("shardId-00000000000000000000-00000000")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertInvalidStream(describe(f -> f.type(ShardFilterType.CHILD_SHARDS)), "");
        assertInvalidStream(describe(f -> f.type("SIBLINGS").shardId("s".repeat(30))), "");
        assertInvalidStream(describe(f -> f.type(ShardFilterType.CHILD_SHARDS).shardId("short")), "");
    }

    @Test
    void aMalformedArnIsInvalid() {
        String malformed = "stream/of/users/that/is/long/enough/to/be/checked";

        assertInvalidStream(streams.describeStream(r -> r.streamArn(malformed)), "");
        assertInvalidStream(
                streams.getShardIterator(r ->
                        r.streamArn(malformed).shardId("s".repeat(30)).shardIteratorType(ShardIteratorType.LATEST)),
                "");
        assertInvalidStream(streams.listStreams(r -> r.exclusiveStartStreamArn(malformed)), "");
    }
}
