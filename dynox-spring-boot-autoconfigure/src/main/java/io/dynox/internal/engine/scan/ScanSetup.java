package io.dynox.internal.engine.scan;

import io.dynox.OperationKind;
import io.dynox.RetryPolicy;
import io.dynox.event.BatchListener.Operation;
import java.util.List;
import java.util.function.Function;

/**
 * What a scan or a query is made of.
 *
 * @param table the table, as the caller named it
 * @param lane the name under which all who use the table share its lane
 * @param kind a scan or a query
 * @param limit how many items are wanted; only one segment may be read if there is a limit
 * @param concurrency the most requests in flight; twice as many pages are held at most
 * @param pageUnits what the first page costs, as far as can be guessed
 * @param start where each segment begins
 * @param failure makes the subscriber's failure
 */
public record ScanSetup<P, I>(
        String table,
        String lane,
        OperationKind kind,
        long limit,
        PageTransport<P, I> transport,
        int concurrency,
        long pageUnits,
        RetryPolicy retry,
        List<SegmentPlace<P>> start,
        Function<ScanFailure<P>, Throwable> failure) {

    /** The operation of DynamoDB. */
    Operation operation() {
        return kind == OperationKind.QUERY ? Operation.QUERY : Operation.SCAN;
    }
}
