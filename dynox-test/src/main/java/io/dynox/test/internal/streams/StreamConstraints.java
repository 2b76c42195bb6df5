package io.dynox.test.internal.streams;

import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;

/** The model's constraints of the operations on streams. Stateless. */
final class StreamConstraints {

    static final int MOST_STREAMS = 100;
    static final int MOST_RECORDS = 1000;

    private static final int MOST_SHARDS = 100;
    private static final int SHORTEST_ARN = 37;
    private static final int LONGEST_ARN = 1024;
    private static final int SHORTEST_SHARD_ID = 28;
    private static final int LONGEST_SHARD_ID = 65;
    private static final int SHORTEST_SEQUENCE_NUMBER = 21;
    private static final int LONGEST_SEQUENCE_NUMBER = 40;
    private static final int LONGEST_ITERATOR = 2048;

    private StreamConstraints() {}

    static void check(ListStreamsRequest request) {
        Constraints constraints = new Constraints();
        if (request.tableName() != null) {
            CommonConstraints.table(constraints, request.tableName());
        }
        limit(constraints, request.limit(), MOST_STREAMS);
        arn(constraints, "exclusiveStartStreamArn", request.exclusiveStartStreamArn());
        constraints.check();
    }

    static void check(DescribeStreamRequest request) {
        Constraints constraints = new Constraints().notNull("streamArn", request.streamArn());
        arn(constraints, "streamArn", request.streamArn());
        limit(constraints, request.limit(), MOST_SHARDS);
        constraints.length(
                "exclusiveStartShardId", request.exclusiveStartShardId(), SHORTEST_SHARD_ID, LONGEST_SHARD_ID);
        if (request.shardFilter() != null) {
            constraints.oneOf("shardFilter.type", request.shardFilter().typeAsString(), "CHILD_SHARDS");
            constraints.length(
                    "shardFilter.shardId", request.shardFilter().shardId(), SHORTEST_SHARD_ID, LONGEST_SHARD_ID);
        }
        constraints.check();
    }

    static void check(GetShardIteratorRequest request) {
        Constraints constraints = new Constraints();
        constraints.length(
                "sequenceNumber", request.sequenceNumber(), SHORTEST_SEQUENCE_NUMBER, LONGEST_SEQUENCE_NUMBER);
        constraints
                .notNull("shardId", request.shardId())
                .length("shardId", request.shardId(), SHORTEST_SHARD_ID, LONGEST_SHARD_ID);
        constraints
                .notNull("shardIteratorType", request.shardIteratorTypeAsString())
                .oneOf(
                        "shardIteratorType",
                        request.shardIteratorTypeAsString(),
                        "AFTER_SEQUENCE_NUMBER",
                        "LATEST",
                        "AT_SEQUENCE_NUMBER",
                        "TRIM_HORIZON");
        constraints.notNull("streamArn", request.streamArn());
        arn(constraints, "streamArn", request.streamArn());
        constraints.check();
    }

    static void check(GetRecordsRequest request) {
        Constraints constraints = new Constraints();
        limit(constraints, request.limit(), MOST_RECORDS);
        constraints
                .notNull("shardIterator", request.shardIterator())
                .length("shardIterator", request.shardIterator(), 1, LONGEST_ITERATOR);
        constraints.check();
    }

    private static void limit(Constraints constraints, @Nullable Integer limit, int most) {
        constraints.atLeast("limit", limit, 1).atMost("limit", limit, most);
    }

    private static void arn(Constraints constraints, String path, @Nullable String arn) {
        constraints.length(path, arn, SHORTEST_ARN, LONGEST_ARN);
    }
}
