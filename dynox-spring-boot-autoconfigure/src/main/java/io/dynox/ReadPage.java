package io.dynox;

import java.util.List;

/**
 * A page of a scan or a query, with the position behind it: what a job stores to go on there, on this or another machine.
 *
 * <p>Dynox implements this type; it may get further methods. Immutable.
 *
 * @param <T> the type of the items
 */
public interface ReadPage<T> {

    /** Returns the items in the order of DynamoDB; possibly none, though the next page may have some. */
    List<T> items();

    /**
     * Returns how many items of the page DynamoDB found, those that were skipped because they don't fit their type, or are of another
     * type, included. With {@link ScanOptions.Builder#countOnly} it is all that a page tells.
     */
    int count();

    /**
     * Returns the position after this page: whoever has taken all pages up to this one goes on from there. It covers all
     * segments of the scan, those of other pages too.
     */
    ReadPosition position();

    /**
     * Returns the position after some items of this page: whoever has taken all pages before, and the first
     * {@code items} items of this one, goes on from there. With zero, it is the position before the page.
     *
     * <p>If the key of the last taken item isn't known, the position is that before the page, and its items come again. This
     * happens only if the name of a key attribute is unknown ({@code DescribeTable} isn't allowed, and neither the type of the
     * items nor {@code dynox.tables.<name>.partition-key} names it), or if a projection leaves out a key attribute of an index.
     *
     * @param items from zero to the number of items of the page
     * @throws IndexOutOfBoundsException if it is out of this range
     */
    ReadPosition positionAfter(int items);
}
