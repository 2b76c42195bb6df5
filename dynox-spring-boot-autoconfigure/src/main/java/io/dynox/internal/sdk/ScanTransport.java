package io.dynox.internal.sdk;

import io.dynox.internal.engine.scan.PageOutcome;
import io.dynox.internal.engine.scan.PageTransport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads pages with {@code Scan}; items are made off the SDK's threads.
 *
 * <p>Thread-safe.
 */
record ScanTransport<T, I>(
        BatchCalls calls, FaultRules faults, PageSpec spec, PageReader<T, I> reader, Executor callbacks)
        implements PageTransport<Map<String, AttributeValue>, I> {

    @Override
    public CompletionStage<PageOutcome<Map<String, AttributeValue>, I>> read(
            int segment, @Nullable Map<String, AttributeValue> from) {
        Projection projection = spec.projection();
        ScanRequest.Builder request = ScanRequest.builder()
                .tableName(spec.table())
                .segment(segment)
                .totalSegments(spec.totalSegments())
                .exclusiveStartKey(from)
                .limit(spec.limit())
                .consistentRead(spec.consistentRead())
                .projectionExpression(projection.expression())
                .expressionAttributeNames(projection.isWhole() ? null : projection.names());
        return calls.scan(request)
                .thenApplyAsync(reply -> page(segment, from, reply), callbacks)
                .exceptionallyCompose(failure -> faults.of(failure)
                        .thenApply(why -> new PageOutcome.Failed<>(FaultRules.ofPage(spec.table(), why))));
    }

    private PageOutcome<Map<String, AttributeValue>, I> page(
            int segment, @Nullable Map<String, AttributeValue> from, ScanResponse reply) {
        Map<String, AttributeValue> next =
                reply.hasLastEvaluatedKey() && !reply.lastEvaluatedKey().isEmpty() ? reply.lastEvaluatedKey() : null;
        return reader.read(
                new PageReply<>(segment, from, reply.items(), item -> item, next, units(reply)),
                attributes -> reader.model().decode(spec.projection().strip(attributes)));
    }

    private static double units(ScanResponse reply) {
        ConsumedCapacity consumed = reply.consumedCapacity();
        return consumed == null ? 0 : BatchCalls.units(List.of(consumed));
    }
}
