package io.dynox;

import java.util.Map;

/**
 * What scans and queries have in common. A value that was not set is taken from the defaults.
 *
 * <p>Immutable.
 */
abstract sealed class PagedOptions extends ReadOptions permits ScanOptions {

    static final Setting<Integer> PAGE_ITEMS = Setting.atLeast(0, "pageItems", 0);
    static final Setting<ReadPosition> POSITION = Setting.of("position", ReadPosition.BEGINNING);

    PagedOptions(Map<Setting<?>, Object> values) {
        super(values);
    }

    /** Returns the largest number of items of a page: zero, the default, for as many as 1 MB holds. */
    public int pageItems() {
        return get(PAGE_ITEMS);
    }

    /** Returns where the read begins: {@link ReadPosition#BEGINNING} by default. */
    public ReadPosition position() {
        return get(POSITION);
    }

    /**
     * Collects the values that scans and queries have in common.
     *
     * @param <B> the builder
     */
    abstract static sealed class Builder<B extends Builder<B>> extends ReadOptions.Builder<B>
            permits ScanOptions.Builder {

        Builder(Map<Setting<?>, Object> values) {
            super(values);
        }

        /**
         * Sets the largest number of items of a page.
         *
         * @param pageItems zero for as many as 1 MB holds
         * @throws IllegalArgumentException if it is negative
         */
        public B pageItems(int pageItems) {
            return set(PAGE_ITEMS, pageItems);
        }

        /**
         * Sets where the read begins, to continue one that ended early. It is read with the options of that one.
         *
         * @param position from {@link ReadPage#position()}, or from the exception of a read that failed
         */
        public B position(ReadPosition position) {
            return set(POSITION, position);
        }
    }
}
