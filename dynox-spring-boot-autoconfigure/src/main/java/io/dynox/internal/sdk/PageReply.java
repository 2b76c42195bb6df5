package io.dynox.internal.sdk;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A page as a transport received it.
 *
 * <p>Immutable.
 *
 * @param <R> an item as it is received
 * @param segment the part of the table, from zero on
 * @param from where the page begins; null at the beginning of the segment
 * @param room how many items are wanted
 * @param items none if they are only counted
 * @param count how many items the service found
 * @param attributes the attributes of an item
 * @param next where the next page begins; null after the last one
 */
public record PageReply<R>(
        int segment,
        @Nullable Map<String, AttributeValue> from,
        long room,
        List<R> items,
        int count,
        Function<R, Map<String, AttributeValue>> attributes,
        @Nullable Map<String, AttributeValue> next,
        double units,
        @Nullable String requestId) {

    /** The attributes of an item, by its place in the page. */
    Map<String, AttributeValue> attributesOf(int item) {
        return attributes.apply(items.get(item));
    }
}
