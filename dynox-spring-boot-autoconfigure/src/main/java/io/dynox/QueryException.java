package io.dynox;

import io.dynox.internal.Printable;

/**
 * A query gave up before its last item. The items that it counts were emitted before; {@link #position()} is where another query
 * goes on.
 */
public final class QueryException extends DynoxException {

    private static final long serialVersionUID = 1L;

    private final long items;
    private final transient ReadPosition position;

    /**
     * Creates the exception of a query that gave up.
     *
     * @param table the table, as the caller named it
     * @param items the number of items that were emitted
     * @param position how far the query has read
     * @param cause why
     */
    public QueryException(String table, long items, ReadPosition position, Throwable cause) {
        super(
                table,
                "A query of table '" + table + "' ended early, after " + items
                        + " items; Query.toBuilder().position(position()).build() goes on from there. Cause: "
                        + Printable.reason(cause),
                cause);
        this.items = items;
        this.position = position;
    }

    /** Returns the number of items that were emitted. */
    public long items() {
        return items;
    }

    /** Returns how far the query has read. */
    public ReadPosition position() {
        return position;
    }
}
