package io.dynox.internal.wire;

import io.dynox.internal.sdk.PageSpec;
import io.dynox.internal.sdk.PageSpec.Access;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts requests for pages together. */
final class PageRequests {

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
