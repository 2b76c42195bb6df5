package io.dynox.internal.table;

import io.dynox.InvalidItemException;
import io.dynox.ReadPosition;
import io.dynox.ScanException;
import io.dynox.ScanOptions;
import io.dynox.TableAccessException;
import io.dynox.internal.engine.scan.ScanFailure;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a scan may cost at first, and what it fails with. */
final class PagedFailures {

    /** A page of 1 MB in units of 4 KB, and of half as much where reads need not be consistent. */
    private static final long CONSISTENT_PAGE_UNITS = 256;

    private PagedFailures() {}

    /** What the first page may cost. */
    static long pageUnits(ScanOptions options) {
        long units = options.consistentRead() ? CONSISTENT_PAGE_UNITS : CONSISTENT_PAGE_UNITS / 2;
        return options.pageItems() == 0 ? units : Math.min(units, options.pageItems());
    }

    /** A table that can't be used is a failure of its own. */
    static Throwable failure(String table, PagedPlaces places, ScanFailure<Map<String, AttributeValue>> failure) {
        if (failure.cause() instanceof TableAccessException refusal) {
            return refusal;
        }
        int segment = places.first() + failure.segment();
        ReadPosition position = places.at(failure.places());
        if (failure.cause() instanceof InvalidItemException bad && !bad.key().isEmpty()) {
            // who goes on from here gets past the item
            position = PagedPlaces.behind(position, segment, bad.key());
        }
        return new ScanException(table, segment, failure.items(), position, failure.cause());
    }
}
