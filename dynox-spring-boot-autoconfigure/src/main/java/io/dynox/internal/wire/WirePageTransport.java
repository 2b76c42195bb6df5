package io.dynox.internal.wire;

import io.dynox.internal.engine.scan.PageOutcome;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.sdk.FaultRules;
import io.dynox.internal.sdk.PageReader;
import io.dynox.internal.sdk.PageReply;
import io.dynox.internal.sdk.PageSpec;
import io.dynox.internal.sdk.PageSpec.Access;
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
                .thenApplyAsync(content -> page(segment, from, room, WireReply.read(content, "Count")), callbacks)
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

    /** Puts requests for pages together. */
    private static final class PageRequests {

        private PageRequests() {}

        /**
         * A request for a page.
         *
         * @param from where it begins; null for the beginning of the segment
         * @param limit the most items of the page; null for as many as 1 MB holds
         */
        static RequestBody of(
                PageSpec spec, int segment, @Nullable Map<String, AttributeValue> from, @Nullable Integer limit) {
            JsonWriter out = WireRequests.ofTable(spec.table());
            if (spec.access() instanceof Access.Segments segments) {
                WireRequests.raw(out, ",\"Segment\":" + segment + ",\"TotalSegments\":" + segments.total());
            } else if (spec.access() instanceof Access.Partition partition) {
                string(out, "KeyConditionExpression", partition.condition());
                WireRequests.raw(out, ",\"ScanIndexForward\":" + partition.isForward());
            } else {
                throw new AssertionError(spec.access());
            }
            string(out, "IndexName", spec.index());
            WireRequests.raw(out, ",\"ConsistentRead\":" + spec.consistentRead());
            if (limit != null) {
                WireRequests.raw(out, ",\"Limit\":" + limit);
            }
            if (from != null) {
                WireRequests.raw(out, ",\"ExclusiveStartKey\":");
                WireRequests.attributes(out, from);
            }
            string(out, "Select", spec.countOnly() ? "COUNT" : null);
            string(out, "FilterExpression", spec.filter());
            string(out, "ProjectionExpression", spec.projection().expression());
            WireRequests.names(out, spec.names());
            if (!spec.values().isEmpty()) {
                WireRequests.raw(out, ",\"ExpressionAttributeValues\":");
                WireRequests.attributes(out, spec.values());
            }
            WireRequests.raw(out, ",\"ReturnConsumedCapacity\":\"TOTAL\"}");
            return out.toBody();
        }

        private static void string(JsonWriter out, String name, @Nullable String value) {
            if (value != null) {
                WireRequests.raw(out, ",\"" + name + "\":");
                out.string(value);
            }
        }
    }
}
