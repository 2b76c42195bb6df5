package io.dynox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What scans and queries have in common. A value that was not set is taken from the defaults. Immutable. */
abstract sealed class PagedOptions extends ReadOptions permits ScanOptions, Query {

    static final Setting<Integer> PAGE_ITEMS = Setting.atLeast(0, "pageItems", 0);
    static final Setting<ReadPosition> POSITION = Setting.of("position", ReadPosition.BEGINNING);
    static final Setting<String> INDEX = Setting.of("index", null);
    static final Setting<FilterExpression> FILTER = Setting.of("filter", null);
    static final Setting<Boolean> COUNT_ONLY = Setting.of("countOnly", false);

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

    /** Returns the index that is read instead of the table; empty, the default, for the table itself. */
    public Optional<String> index() {
        return Optional.ofNullable(find(INDEX));
    }

    /** Returns the condition on the items that are emitted; empty, the default, for all. */
    public Optional<FilterExpression> filter() {
        return Optional.ofNullable(find(FILTER));
    }

    /** Returns whether pages have a {@linkplain ReadPage#count() count} and no items: false by default. */
    public boolean countOnly() {
        return get(COUNT_ONLY);
    }

    /**
     * Returns these values, and where they are not set, those of batch gets that apply here: an index has another consistency than
     * its table, as a global one has no consistent reads.
     */
    final Map<Setting<?>, Object> mergedWithReads(GetOptions gets) {
        Map<Setting<?>, Object> reads = new HashMap<>(gets.values);
        reads.keySet()
                .retainAll(
                        index().isPresent()
                                ? List.of(RETRY, ON_UNMAPPABLE)
                                : List.of(CONSISTENT_READ, RETRY, ON_UNMAPPABLE));
        return merged(reads);
    }

    /**
     * Collects the values that scans and queries have in common.
     *
     * @param <B> the builder
     */
    abstract static sealed class Builder<B extends Builder<B>> extends ReadOptions.Builder<B>
            permits ScanOptions.Builder, Query.Builder {

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

        /**
         * Sets the index that is read instead of the table. Its items hold what is projected into it. A read of an index is
         * consistent only if {@link #consistentRead} says so here, which only a local index allows.
         *
         * @param index the name of a global or local secondary index
         */
        public B index(String index) {
            return set(INDEX, index);
        }

        /**
         * Sets which of the items that are read are emitted.
         *
         * @param filter checked by DynamoDB
         */
        public B filter(FilterExpression filter) {
            return set(FILTER, filter);
        }

        /**
         * Sets whether the items are counted and not transferred: pages have a {@linkplain ReadPage#count() count} and no items.
         * It costs the same read units. Items of other types, in a table of several, are counted too.
         *
         * @param countOnly whether items are only counted
         */
        public B countOnly(boolean countOnly) {
            return set(COUNT_ONLY, countOnly);
        }
    }
}
