package io.dynox.test.internal.streams;

import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.value.ValidationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardFilter;
import software.amazon.awssdk.services.dynamodb.model.Stream;

/** The operations on streams. Thread-safe. */
record StreamOperations(Streams streams, Clock clock) {

    private static final Duration ITERATOR_LIFE = Duration.ofMinutes(15);
    private static final long MOST_BYTES = 1024 * 1024;

    ListStreamsResponse listStreams(ListStreamsRequest request) {
        StreamConstraints.check(request);
        String table = request.tableName() == null ? null : Arns.tableName(request.tableName());
        List<TableStream> found = streams.of(table);
        String start = request.exclusiveStartStreamArn();
        if (start != null) {
            Streams.checkArn(start);
            int last = found.stream().map(TableStream::arn).toList().indexOf(start);
            found = found.subList(last + 1, found.size());
        }
        int count = Math.min(found.size(), request.limit() == null ? StreamConstraints.MOST_STREAMS : request.limit());
        return ListStreamsResponse.builder()
                .streams(found.subList(0, count).stream()
                        .map(StreamOperations::summary)
                        .toList())
                .lastEvaluatedStreamArn(
                        count < found.size() ? found.get(count - 1).arn() : null)
                .build();
    }

    DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        StreamConstraints.check(request);
        TableStream stream = streams.named(request.streamArn());
        return DescribeStreamResponse.builder()
                .streamDescription(stream.description(
                        request.exclusiveStartShardId() == null && !isChildless(stream, request.shardFilter())))
                .build();
    }

    /** Whether a filter asks for the children of the stream's only shard, which has none. */
    private static boolean isChildless(TableStream stream, @Nullable ShardFilter filter) {
        if (filter == null || filter.type() == null) {
            return false;
        }
        if (filter.shardId() == null) {
            throw ValidationFailure.invalidParameter("ShardFilter of type " + filter.type() + " needs a ShardId");
        }
        checkShard(stream, filter.shardId());
        return true;
    }

    private static void checkShard(TableStream stream, String shardId) {
        if (!stream.shardId().equals(shardId)) {
            throw ServiceErrors.notFound(
                    "Requested resource not found: Shard: " + shardId + " in Stream: " + stream.arn() + " not found");
        }
    }

    GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        StreamConstraints.check(request);
        TableStream stream = streams.named(request.streamArn());
        checkShard(stream, request.shardId());
        return GetShardIteratorResponse.builder()
                .shardIterator(new ShardIterator(stream.arn(), start(stream, request), clock.instant()).text())
                .build();
    }

    GetRecordsResponse getRecords(GetRecordsRequest request) {
        StreamConstraints.check(request);
        ShardIterator iterator = ShardIterator.parse(request.shardIterator());
        TableStream stream = streams.named(iterator.stream());
        stream.expire();
        Instant now = clock.instant();
        if (iterator.issued().plus(ITERATOR_LIFE).isBefore(now)) {
            throw StreamErrors.expiredIterator();
        }
        long from = Math.max(iterator.number(), stream.firstNumber());
        int most = request.limit() == null ? StreamConstraints.MOST_RECORDS : request.limit();
        List<Record> records = cut(stream.from(from, most));
        long next = from + records.size();
        boolean atEnd = stream.isClosed() && next >= stream.nextNumber();
        return GetRecordsResponse.builder()
                .records(records)
                .nextShardIterator(atEnd ? null : new ShardIterator(stream.arn(), next, now).text())
                .build();
    }

    private static long start(TableStream stream, GetShardIteratorRequest request) {
        return switch (request.shardIteratorType()) {
            case TRIM_HORIZON -> withoutNumber(request, stream.firstNumber());
            case LATEST -> withoutNumber(request, stream.nextNumber());
            case AT_SEQUENCE_NUMBER -> number(stream, request);
            case AFTER_SEQUENCE_NUMBER -> number(stream, request) + 1;
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("Checked before");
        };
    }

    private static long withoutNumber(GetShardIteratorRequest request, long start) {
        if (request.sequenceNumber() != null) {
            throw ValidationFailure.invalidParameter("SequenceNumber should not be passed for this iterator type");
        }
        return start;
    }

    private static long number(TableStream stream, GetShardIteratorRequest request) {
        String text = request.sequenceNumber();
        OptionalLong number = text == null ? OptionalLong.empty() : SequenceNumber.parse(text);
        if (number.isEmpty() || number.getAsLong() > stream.nextNumber()) {
            throw ValidationFailure.invalidParameter("Invalid SequenceNumber");
        }
        if (number.getAsLong() < stream.firstNumber()) {
            throw StreamErrors.trimmedData();
        }
        return number.getAsLong();
    }

    /** As many of the records as fit into a reply, at least one. */
    private static List<Record> cut(List<Record> records) {
        List<Record> cut = new ArrayList<>();
        long size = 0;
        for (Record change : records) {
            size += change.dynamodb().sizeBytes();
            if (size > MOST_BYTES && !cut.isEmpty()) {
                break;
            }
            cut.add(change);
        }
        return cut;
    }

    private static Stream summary(TableStream stream) {
        return Stream.builder()
                .streamArn(stream.arn())
                .streamLabel(stream.label())
                .tableName(stream.tableName())
                .build();
    }
}
