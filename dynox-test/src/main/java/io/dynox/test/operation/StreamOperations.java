package io.dynox.test.operation;

import io.dynox.test.error.Arns;
import io.dynox.test.error.ServiceErrors;
import io.dynox.test.storage.ChangeStream;
import io.dynox.test.storage.ChangeStreams;
import io.dynox.test.validation.Constraints;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;

/** The operations on streams; a stream has one shard, which never ends while the stream is enabled. Thread-safe. */
public final class StreamOperations {

    private static final String SHARD = "shardId-00000000000000000001-00000001";
    private static final int MOST_RECORDS = 1000;
    private static final int MOST_STREAMS = 100;
    private static final int SEQUENCE_DIGITS = 21;

    private final ChangeStreams streams;

    public StreamOperations(ChangeStreams streams) {
        this.streams = streams;
    }

    /** The reply to {@code request}, or the exception that the SDK's client throws. */
    public DynamoDbStreamsResponse execute(DynamoDbStreamsRequest request) {
        if (request instanceof ListStreamsRequest list) {
            return list(list);
        }
        if (request instanceof DescribeStreamRequest describe) {
            return describe(describe);
        }
        if (request instanceof GetShardIteratorRequest iterator) {
            return iterator(iterator);
        }
        if (request instanceof GetRecordsRequest records) {
            return records(records);
        }
        throw new UnsupportedOperationException("InMemoryDynamoDb does not support "
                + request.getClass().getSimpleName().replaceFirst("Request$", ""));
    }

    private ListStreamsResponse list(ListStreamsRequest request) {
        new Constraints()
                .atLeast("limit", request.limit(), 1)
                .atMost("limit", request.limit(), MOST_STREAMS)
                .check();
        String start = request.exclusiveStartStreamArn() == null ? "" : request.exclusiveStartStreamArn();
        int limit = request.limit() == null ? MOST_STREAMS : request.limit();
        List<ChangeStream> found = streams.after(start).stream()
                .filter(stream -> request.tableName() == null
                        || stream.table().tableName().equals(Arns.tableName(request.tableName())))
                .toList();
        List<ChangeStream> page = found.size() > limit ? found.subList(0, limit) : found;
        return ListStreamsResponse.builder()
                .streams(page.stream()
                        .map(stream -> Stream.builder()
                                .streamArn(stream.arn())
                                .streamLabel(stream.label())
                                .tableName(stream.table().tableName())
                                .build())
                        .toList())
                .lastEvaluatedStreamArn(
                        found.size() > limit ? page.get(limit - 1).arn() : null)
                .build();
    }

    private DescribeStreamResponse describe(DescribeStreamRequest request) {
        new Constraints().notNull("streamArn", request.streamArn()).check();
        ChangeStream stream = stream(request.streamArn());
        Shard shard = Shard.builder()
                .shardId(SHARD)
                .sequenceNumberRange(range -> range.startingSequenceNumber(sequence(1))
                        .endingSequenceNumber(stream.isEnabled() ? null : sequence(Math.max(1, stream.last()))))
                .build();
        boolean after = SHARD.equals(request.exclusiveStartShardId());
        return DescribeStreamResponse.builder()
                .streamDescription(d -> d.streamArn(stream.arn())
                        .streamLabel(stream.label())
                        .streamStatus(stream.isEnabled() ? StreamStatus.ENABLED : StreamStatus.DISABLED)
                        .streamViewType(stream.view())
                        .creationRequestDateTime(stream.created())
                        .tableName(stream.table().tableName())
                        .keySchema(stream.table().keySchema())
                        .shards(after ? List.of() : List.of(shard)))
                .build();
    }

    private GetShardIteratorResponse iterator(GetShardIteratorRequest request) {
        Constraints constraints = new Constraints();
        constraints.notNull("streamArn", request.streamArn()).notNull("shardId", request.shardId());
        String type = request.shardIteratorTypeAsString();
        constraints.notNull("shardIteratorType", type);
        constraints.oneOf(
                "shardIteratorType", type, "AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON");
        constraints.check();
        ChangeStream stream = stream(request.streamArn());
        if (!SHARD.equals(request.shardId())) {
            throw ServiceErrors.notFound("Requested resource not found: Shard does not exist");
        }
        long first = switch (request.shardIteratorType()) {
            case TRIM_HORIZON -> 1;
            case LATEST -> stream.last() + 1;
            case AT_SEQUENCE_NUMBER -> number(request.sequenceNumber());
            case AFTER_SEQUENCE_NUMBER -> number(request.sequenceNumber()) + 1;
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("Checked before: " + type);
        };
        return GetShardIteratorResponse.builder()
                .shardIterator(stream.arn() + "|" + first)
                .build();
    }

    private GetRecordsResponse records(GetRecordsRequest request) {
        new Constraints()
                .notNull("shardIterator", request.shardIterator())
                .atLeast("limit", request.limit(), 1)
                .atMost("limit", request.limit(), MOST_RECORDS)
                .check();
        String[] parts = request.shardIterator().split("\\|", -1);
        if (parts.length != 2) {
            throw ServiceErrors.validation("Invalid ShardIterator");
        }
        ChangeStream stream = stream(parts[0]);
        long first = number(parts[1]);
        int limit = request.limit() == null ? MOST_RECORDS : request.limit();
        List<ChangeStream.ItemChange> changes = stream.from(first, limit);
        long next = changes.isEmpty() ? first : changes.get(changes.size() - 1).sequence() + 1;
        boolean isOver = !stream.isEnabled() && next > stream.last();
        return GetRecordsResponse.builder()
                .records(changes.stream()
                        .map(change -> StreamRecords.of(stream, change))
                        .toList())
                .nextShardIterator(isOver ? null : stream.arn() + "|" + next)
                .build();
    }

    private ChangeStream stream(String arn) {
        ChangeStream stream = streams.find(arn);
        if (stream == null) {
            throw ServiceErrors.notFound("Requested resource not found: Stream: " + arn + " not found");
        }
        return stream;
    }

    /** Sequence numbers are digits of one length, so that they sort as texts. */
    static String sequence(long number) {
        return String.format(Locale.ROOT, "%0" + SEQUENCE_DIGITS + "d", number);
    }

    private static long number(@Nullable String sequence) {
        if (sequence == null || !sequence.matches("\\d{1,21}")) {
            throw ServiceErrors.validation("Invalid SequenceNumber: " + sequence);
        }
        return new BigInteger(sequence).longValue();
    }
}
