package io.dynox.internal.wire;

import io.dynox.ScanOptions;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.scan.PageOutcome;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.sdk.FaultRules;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads pages with {@code Scan}.
 *
 * <p>Thread-safe.
 *
 * @param callbacks where items are made
 */
record WirePageTransport<T>(
        WireClient client, FaultRules faults, ScanOptions options, ItemDecoding<T> decoding, Executor callbacks)
        implements PageTransport<Map<String, AttributeValue>, T> {

    @Override
    public CompletionStage<PageOutcome<Map<String, AttributeValue>, T>> read(
            int segment, @Nullable Map<String, AttributeValue> from) {
        String table = decoding.model().table();
        return client.send("Scan", table, WireRequests.scan(table, options, segment, from, decoding.projection()))
                .thenApplyAsync(content -> page(WireReply.read(content)), callbacks)
                .exceptionallyCompose(failure ->
                        faults.of(failure).thenApply(why -> new PageOutcome.Failed<>(FaultRules.ofPage(table, why))));
    }

    private PageOutcome<Map<String, AttributeValue>, T> page(WireReply reply) {
        List<T> items;
        try {
            items = reply.items.stream().map(decoding::decode).toList();
        } catch (RuntimeException e) {
            // an item that the model doesn't take comes again with every attempt
            return new PageOutcome.Failed<>(new RequestFailure.Refused(e));
        }
        JsonItem next = reply.next;
        Map<String, AttributeValue> place = next == null ? Map.of() : Attributes.read(next.attributes(null));
        return new PageOutcome.Page<>(items, place.isEmpty() ? null : place, reply.units);
    }
}
