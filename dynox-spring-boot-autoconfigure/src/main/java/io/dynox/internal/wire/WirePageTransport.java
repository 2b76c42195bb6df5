package io.dynox.internal.wire;

import io.dynox.internal.engine.scan.PageOutcome;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.sdk.FaultRules;
import io.dynox.internal.sdk.PageReader;
import io.dynox.internal.sdk.PageReply;
import io.dynox.internal.sdk.PageSpec;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads pages with {@code Scan} or {@code Query}.
 *
 * <p>Thread-safe.
 *
 * @param callbacks where items are made
 */
record WirePageTransport<T, I>(
        WireClient client,
        FaultRules faults,
        PageSpec spec,
        PageReader<T, I> reader,
        NameCache names,
        Executor callbacks)
        implements PageTransport<Map<String, AttributeValue>, I> {

    @Override
    public CompletionStage<PageOutcome<Map<String, AttributeValue>, I>> read(
            int segment, @Nullable Map<String, AttributeValue> from, long room) {
        Integer limit = spec.limit(room, reader.isPlaceKnown());
        return client.send(spec.access().action(), spec.table(), PageRequests.of(spec, segment, from, limit))
                .thenApplyAsync(content -> page(segment, from, room, WireReply.read(content)), callbacks)
                .exceptionallyCompose(failure ->
                        faults.of(failure).thenApply(why -> new PageOutcome.Failed<>(FaultRules.ofPage(spec, why))));
    }

    private PageOutcome<Map<String, AttributeValue>, I> page(
            int segment, @Nullable Map<String, AttributeValue> from, long room, WireReply reply) {
        JsonItem next = reply.next;
        Map<String, AttributeValue> place = next == null ? Map.of() : Attributes.read(next.attributes(null));
        ItemDecoding<T> decoding = new ItemDecoding<>(reader.model(), spec.projection(), names);
        return reader.read(
                new PageReply<>(
                        segment,
                        from,
                        room,
                        reply.items,
                        Math.max(reply.count, reply.items.size()),
                        item -> Attributes.read(item.attributes(names)),
                        place.isEmpty() ? null : place,
                        reply.units,
                        reply.requestId),
                decoding::decode);
    }
}
