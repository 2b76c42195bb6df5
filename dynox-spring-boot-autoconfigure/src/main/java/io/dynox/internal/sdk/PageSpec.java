package io.dynox.internal.sdk;

import io.dynox.FilterExpression;
import io.dynox.Query;
import io.dynox.ScanOptions;
import io.dynox.internal.mapping.value.ItemEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the requests for the pages of a scan or a query have in common.
 *
 * <p>Immutable.
 *
 * @param table the name or the ARN of the table, as the caller gave it
 * @param access what of the table is read
 * @param index the index that is read; null for the table
 * @param limit the most items of a page; null for as many as 1 MB holds
 * @param filter of a request; null for all items
 * @param projection whole items if they are only counted
 * @param names of the placeholders of all expressions
 * @param values of the placeholders of all expressions
 */
public record PageSpec(
        String table,
        Access access,
        @Nullable String index,
        boolean consistentRead,
        @Nullable Integer limit,
        @Nullable String filter,
        boolean countOnly,
        Projection projection,
        Map<String, String> names,
        Map<String, AttributeValue> values) {

    /** What of a table is read. */
    public sealed interface Access {

        /** The API's name of the operation. */
        String action();

        /** Everything, in a number of parts. */
        record Segments(int total) implements Access {
            @Override
            public String action() {
                return "Scan";
            }
        }

        /** A partition, or a part of it. */
        record Partition(String condition, boolean isForward) implements Access {
            @Override
            public String action() {
                return "Query";
            }
        }
    }

    /** The requests of a scan. */
    public static PageSpec of(String table, ScanOptions options, Projection projection) {
        Expressions expressions = new Expressions(projection, options.countOnly());
        expressions.add(options.filter().orElse(null));
        return new PageSpec(
                table,
                new Access.Segments(options.segments()),
                options.index().orElse(null),
                options.consistentRead(),
                options.pageItems() == 0 ? null : options.pageItems(),
                options.filter().map(FilterExpression::expression).orElse(null),
                options.countOnly(),
                expressions.projection,
                expressions.names,
                expressions.values);
    }

    /** The requests of a query. */
    public static PageSpec of(String table, Query query, KeyExpression keys, Projection projection) {
        Expressions expressions = new Expressions(projection, query.countOnly());
        expressions.add(query.filter().orElse(null));
        expressions.names.putAll(keys.names());
        expressions.values.putAll(keys.values());
        return new PageSpec(
                table,
                new Access.Partition(keys.text(), !query.isBackwards()),
                query.index().orElse(null),
                query.consistentRead(),
                query.pageItems() == 0 ? null : query.pageItems(),
                query.filter().map(FilterExpression::expression).orElse(null),
                query.countOnly(),
                expressions.projection,
                expressions.names,
                expressions.values);
    }

    /** The placeholders of several expressions, which differ by their prefixes. Not thread-safe. */
    private static final class Expressions {

        private final Projection projection;
        private final Map<String, String> names;
        private final Map<String, AttributeValue> values = new LinkedHashMap<>();

        Expressions(Projection asked, boolean countOnly) {
            projection = countOnly ? Projection.NONE : asked;
            names = new LinkedHashMap<>(projection.names());
        }

        void add(@Nullable FilterExpression filter) {
            if (filter != null) {
                names.putAll(filter.names());
                values.putAll(ItemEncoder.encode(filter.values()));
            }
        }
    }

    /** What a refusal may be about besides the projection, for messages. */
    String conditions() {
        return (access instanceof Access.Partition ? "the key conditions, " : "")
                + (filter == null ? "" : "the filter, ");
    }

    /**
     * The most items that are asked for.
     *
     * @param room how many items are wanted
     * @param isPlaceKnown whether a page can be cut behind any item
     */
    public @Nullable Integer limit(long room, boolean isPlaceKnown) {
        // of what a filter leaves out, any number may come before the wanted ones
        if (room > Integer.MAX_VALUE || (filter != null && isPlaceKnown)) {
            return limit;
        }
        return limit == null ? (int) room : (int) Math.min(room, limit);
    }
}
