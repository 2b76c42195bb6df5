package io.dynox.internal.sdk;

import io.dynox.internal.engine.scan.PageOutcome;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.sdk.PageSpec.Access;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Reads pages with {@code Scan} or {@code Query}; items are made off the SDK's threads. Thread-safe. */
record SdkPageTransport<T, I>(
        BatchCalls calls, FaultRules faults, PageSpec spec, PageReader<T, I> reader, Executor callbacks)
        implements PageTransport<Map<String, AttributeValue>, I> {

    /** What both replies say. */
    private record Reply(
            List<Map<String, AttributeValue>> items,
            int count,
            Map<String, AttributeValue> last,
            double units,
            @Nullable String requestId) {}

    @Override
    public CompletionStage<PageOutcome<Map<String, AttributeValue>, I>> read(
            int segment, @Nullable Map<String, AttributeValue> from, long room) {
        return send(segment, from, spec.limit(room, reader.isPlaceKnown()))
                .thenApplyAsync(reply -> page(segment, from, room, reply), callbacks)
                .exceptionallyCompose(failure ->
                        faults.of(failure).thenApply(why -> new PageOutcome.Failed<>(FaultRules.ofPage(spec, why))));
    }

    private CompletableFuture<Reply> send(
            int segment, @Nullable Map<String, AttributeValue> from, @Nullable Integer limit) {
        if (spec.access() instanceof Access.Segments segments) {
            return calls.scan(ScanRequest.builder()
                            .tableName(spec.table())
                            .indexName(spec.index())
                            .segment(segment)
                            .totalSegments(segments.total())
                            .exclusiveStartKey(from)
                            .limit(limit)
                            .consistentRead(spec.consistentRead())
                            .select(spec.countOnly() ? Select.COUNT : null)
                            .filterExpression(spec.filter())
                            .projectionExpression(spec.projection().expression())
                            .expressionAttributeNames(spec.names().isEmpty() ? null : spec.names())
                            .expressionAttributeValues(spec.values().isEmpty() ? null : spec.values()))
                    .thenApply(reply -> new Reply(
                            reply.items(),
                            count(reply.count()),
                            reply.lastEvaluatedKey(),
                            BatchCalls.units(reply.consumedCapacity()),
                            BatchCalls.requestId(reply)));
        }
        if (spec.access() instanceof Access.Partition partition) {
            return calls.query(QueryRequest.builder()
                            .tableName(spec.table())
                            .indexName(spec.index())
                            .keyConditionExpression(partition.condition())
                            .scanIndexForward(partition.isForward())
                            .exclusiveStartKey(from)
                            .limit(limit)
                            .consistentRead(spec.consistentRead())
                            .select(spec.countOnly() ? Select.COUNT : null)
                            .filterExpression(spec.filter())
                            .projectionExpression(spec.projection().expression())
                            .expressionAttributeNames(spec.names())
                            .expressionAttributeValues(spec.values()))
                    .thenApply(reply -> new Reply(
                            reply.items(),
                            count(reply.count()),
                            reply.lastEvaluatedKey(),
                            BatchCalls.units(reply.consumedCapacity()),
                            BatchCalls.requestId(reply)));
        }
        throw new AssertionError(spec.access());
    }

    private static int count(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    private PageOutcome<Map<String, AttributeValue>, I> page(
            int segment, @Nullable Map<String, AttributeValue> from, long room, Reply reply) {
        return reader.read(
                new PageReply<>(
                        segment,
                        from,
                        room,
                        reply.items(),
                        Math.max(reply.count(), reply.items().size()),
                        item -> item,
                        reply.last().isEmpty() ? null : reply.last(),
                        reply.units(),
                        reply.requestId()),
                attributes -> reader.model().decode(spec.projection().strip(attributes)));
    }
}
