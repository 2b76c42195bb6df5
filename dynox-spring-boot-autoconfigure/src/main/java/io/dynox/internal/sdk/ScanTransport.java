package io.dynox.internal.sdk;

import io.dynox.ScanOptions;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.scan.PageOutcome;
import io.dynox.internal.engine.scan.PageTransport;
import java.util.ArrayList;
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
final class ScanTransport<T> implements PageTransport<Map<String, AttributeValue>, T> {

    private final BatchCalls calls;
    private final FaultRules faults;
    private final TableModel<T> model;
    private final ScanOptions options;
    private final Projection projection;
    private final Executor callbacks;
    private final Unmappable unmappable;

    ScanTransport(BatchCalls calls, FaultRules faults, TableModel<T> model, ScanOptions options, Executor callbacks) {
        this.calls = calls;
        this.faults = faults;
        this.model = model;
        this.options = options;
        this.projection = Projection.of(options.projection(), List.of());
        this.callbacks = callbacks;
        this.unmappable = Unmappable.of(options.onUnmappable());
    }

    @Override
    public CompletionStage<PageOutcome<Map<String, AttributeValue>, T>> read(
            int segment, @Nullable Map<String, AttributeValue> from) {
        ScanRequest.Builder request = ScanRequest.builder()
                .tableName(model.table())
                .segment(segment)
                .totalSegments(options.segments())
                .exclusiveStartKey(from)
                .limit(options.pageItems() == 0 ? null : options.pageItems())
                .consistentRead(options.consistentRead())
                .projectionExpression(projection.expression())
                .expressionAttributeNames(projection.isWhole() ? null : projection.names());
        return calls.scan(request)
                .thenApplyAsync(this::page, callbacks)
                .exceptionallyCompose(failure -> faults.of(failure)
                        .thenApply(why -> new PageOutcome.Failed<>(FaultRules.ofPage(model.table(), why))));
    }

    private PageOutcome<Map<String, AttributeValue>, T> page(ScanResponse reply) {
        List<T> items = new ArrayList<>(reply.items().size());
        for (int i = 0; i < reply.items().size(); i++) {
            Map<String, AttributeValue> attributes = reply.items().get(i);
            try {
                unmappable.read(() -> model.decode(attributes)).ifPresent(items::add);
            } catch (RuntimeException e) {
                return upTo(i, reply, items, e);
            }
        }
        return new PageOutcome.Page<>(
                items,
                reply.hasLastEvaluatedKey() && !reply.lastEvaluatedKey().isEmpty() ? reply.lastEvaluatedKey() : null,
                units(reply));
    }

    /**
     * The items before one that doesn't fit its type make a page of their own, so that they are emitted. The next request
     * begins with that item, and fails.
     */
    private PageOutcome<Map<String, AttributeValue>, T> upTo(
            int bad, ScanResponse reply, List<T> items, RuntimeException problem) {
        Map<String, AttributeValue> last =
                bad == 0 ? Map.of() : model.keyAttributes(reply.items().get(bad - 1));
        return last.isEmpty()
                ? new PageOutcome.Failed<>(new RequestFailure.Refused(problem))
                : new PageOutcome.Page<>(items, last, units(reply));
    }

    private static double units(ScanResponse reply) {
        ConsumedCapacity consumed = reply.consumedCapacity();
        return consumed == null ? 0 : BatchCalls.units(List.of(consumed));
    }
}
