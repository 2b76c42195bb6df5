package io.dynox.internal.table;

import io.dynox.AttributePath;
import io.dynox.InvalidItemException;
import io.dynox.OperationKind;
import io.dynox.Query;
import io.dynox.QueryException;
import io.dynox.ReadPosition;
import io.dynox.RetryPolicy;
import io.dynox.ScanException;
import io.dynox.ScanOptions;
import io.dynox.TableAccessException;
import io.dynox.internal.engine.scan.ScanFailure;
import io.dynox.internal.sdk.KeyExpression;
import io.dynox.internal.sdk.KeyShape;
import io.dynox.internal.sdk.PageSpec;
import io.dynox.internal.sdk.Projection;
import io.dynox.internal.sdk.TableModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a caller asked for: a scan or a query, with its options.
 *
 * <p>Immutable.
 *
 * @param index the index that is read; null for the table
 * @param limit how many items are wanted
 * @param concurrency the most requests in flight
 * @param pageItems the most items of a page; zero for as many as 1 MB holds
 * @param places where the read begins
 * @param onUnmappable what is done with items that don't fit their type
 */
record PagedRead(
        OperationKind kind,
        @Nullable String index,
        long limit,
        int concurrency,
        int pageItems,
        boolean consistentRead,
        RetryPolicy retry,
        List<AttributePath> projection,
        PagedPlaces places,
        Optional<Consumer<? super InvalidItemException>> onUnmappable,
        Requests requests) {

    /** A page of 1 MB in units of 4 KB, and of half as much where reads need not be consistent. */
    private static final long CONSISTENT_PAGE_UNITS = 256;

    /** Makes what the requests have in common. */
    @FunctionalInterface
    interface Requests {

        /**
         * The requests for a table.
         *
         * @param shape the key of what is read; null if it isn't known
         */
        PageSpec of(TableModel<?> model, @Nullable KeyShape shape, Projection projection);
    }

    static PagedRead of(ScanOptions options) {
        return new PagedRead(
                OperationKind.SCAN,
                options.index().orElse(null),
                Long.MAX_VALUE,
                options.concurrency(),
                options.pageItems(),
                options.consistentRead(),
                options.retry(),
                options.projection(),
                PagedPlaces.of(options),
                options.onUnmappable(),
                (model, shape, projection) -> PageSpec.of(model.table(), options, projection));
    }

    static PagedRead of(Query query) {
        return new PagedRead(
                OperationKind.QUERY,
                query.index().orElse(null),
                query.limit().orElse(Long.MAX_VALUE),
                1,
                query.pageItems(),
                query.consistentRead(),
                query.retry(),
                query.projection(),
                PagedPlaces.of(query),
                query.onUnmappable(),
                (model, shape, projection) ->
                        PageSpec.of(model.table(), query, KeyExpression.of(model, query, shape), projection));
    }

    /** What the first page may cost. */
    long pageUnits() {
        long units = consistentRead ? CONSISTENT_PAGE_UNITS : CONSISTENT_PAGE_UNITS / 2;
        long items = pageItems == 0 ? limit : Math.min(limit, pageItems);
        return Math.min(units, items);
    }

    /** Why the subscriber's stream ends early; a table that can't be used, or keys that it hasn't, are failures of their own. */
    Throwable failure(String table, ScanFailure<Map<String, AttributeValue>> failure) {
        if (failure.cause() instanceof TableAccessException refusal) {
            return refusal;
        }
        ReadPosition position = places.at(failure.places());
        return kind == OperationKind.QUERY
                ? new QueryException(table, failure.items(), position, failure.cause())
                : new ScanException(
                        table, places.first() + failure.segment(), failure.items(), position, failure.cause());
    }
}
