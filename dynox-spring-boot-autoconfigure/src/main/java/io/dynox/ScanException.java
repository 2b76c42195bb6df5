package io.dynox;

import io.dynox.internal.Printable;

/**
 * A scan gave up before the table was read to its end. The items that it counts were emitted before; {@link #position()}
 * is where another scan goes on.
 */
public final class ScanException extends DynoxException {

    private static final long serialVersionUID = 1L;

    private final int segment;
    private final long items;
    private final transient ReadPosition position;

    /**
     * Creates the exception of a scan that gave up.
     *
     * @param table the table, as the caller named it
     * @param segment the segment that could not be read on, from zero on
     * @param items the items that were emitted, over all segments
     * @param position how far each segment was read
     * @param cause why
     */
    public ScanException(String table, int segment, long items, ReadPosition position, Throwable cause) {
        super(
                table,
                "A scan of table '" + table + "' ended early in segment " + segment + " of "
                        + position.segments().size() + ", after " + items
                        + " items of all segments; ScanOptions.toBuilder().position(position()).build() goes on from there. Cause: "
                        + Printable.reason(cause),
                cause);
        this.segment = segment;
        this.items = items;
        this.position = position;
    }

    /** Returns the number of the segment that could not be read further, from zero on. */
    public int segment() {
        return segment;
    }

    /** Returns the number of items that were emitted, over all segments. */
    public long items() {
        return items;
    }

    /** Returns how far each segment was read: where to continue. */
    public ReadPosition position() {
        return position;
    }
}
