package io.dynox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Asks for the items of one partition of a table or an index, in the order of the sort key:
 * {@code Query.partition("CUSTOMER#7").sortKey(KeyCondition.beginsWith("ORDER#")).build()}. The read consistency and the retry
 * policy, where they are not set, are those of the {@link GetOptions} of the view.
 *
 * <p>The names of the key attributes are asked for by {@code DescribeTable}, once for each table, unless the type of the items or
 * {@code dynox.tables.<name>.partition-key} tells them; those of an index are always asked for. Where {@code DescribeTable} isn't
 * allowed, name them: {@code Query.partition(Map.of("email", "jo@example.com")).index("by-email")}.
 *
 * <p>Immutable.
 */
public final class Query extends PagedOptions {

    private static final Setting<List<KeyCondition>> PARTITION = Setting.of("partition", null);
    private static final Setting<List<KeyCondition>> SORT_KEY = Setting.of("sortKey", List.of());
    private static final Setting<Boolean> BACKWARDS = Setting.of("backwards", false);
    private static final Setting<Long> LIMIT = Setting.atLeast(1, "limit", null);

    private Query(Map<Setting<?>, Object> values) {
        super(values);
        if (position().segments().size() > 1) {
            throw new IllegalArgumentException("position must be that of a query, but is that of a scan of "
                    + position().segments().size() + " segments");
        }
        if (limit().isPresent() && countOnly()) {
            throw new IllegalArgumentException("limit must not be set together with countOnly");
        }
    }

    /**
     * Starts a query of a partition.
     *
     * @param value the value of the partition key
     */
    public static Builder partition(Object value) {
        return begin(List.of(KeyCondition.equalTo(value)));
    }

    /**
     * Starts a query of a partition by the names of its key attributes: of an index that has several of them, or where
     * {@code DescribeTable} isn't allowed.
     *
     * @param values the name and the value of each attribute of the partition key
     * @throws IllegalArgumentException if there is none
     */
    public static Builder partition(Map<String, ?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values must name an attribute of the partition key, but is empty");
        }
        List<KeyCondition> conditions = new ArrayList<>();
        values.forEach(
                (name, value) -> conditions.add(KeyCondition.equalTo(value).on(name)));
        return begin(conditions);
    }

    private static Builder begin(List<KeyCondition> partition) {
        return new Builder(Map.of(PARTITION, List.copyOf(partition)));
    }

    /** Starts with what is set here. */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /**
     * Returns this query with the read consistency, the retry policy and the handler of items that don't fit their type, where they
     * are not set, taken from the options of batch gets.
     *
     * @param defaults the options of batch gets
     * @return merged options
     */
    public Query withDefaults(GetOptions defaults) {
        return new Query(mergedWithReads(defaults));
    }

    /** Returns what may be set; conditions, filters and positions leave the content of items out of their text. */
    @Override
    List<Setting<?>> settings() {
        return List.of(
                PARTITION,
                SORT_KEY,
                BACKWARDS,
                LIMIT,
                PAGE_ITEMS,
                CONSISTENT_READ,
                RETRY,
                PROJECTION,
                INDEX,
                FILTER,
                COUNT_ONLY,
                POSITION,
                ON_UNMAPPABLE);
    }

    /** Returns the values of the partition key: one condition of equality for each of its attributes. */
    public List<KeyCondition> partition() {
        return get(PARTITION);
    }

    /** Returns the conditions on the sort key, none for the whole partition. */
    public List<KeyCondition> sortKey() {
        return get(SORT_KEY);
    }

    /** Returns whether the items come in the descending order of the sort key: false by default. */
    public boolean isBackwards() {
        return get(BACKWARDS);
    }

    /** Returns the largest number of items that are emitted; empty, the default, for all. */
    public OptionalLong limit() {
        Long limit = find(LIMIT);
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    /** Collects the values of a query. Not thread-safe. */
    public static final class Builder extends PagedOptions.Builder<Builder> {

        private Builder(Map<Setting<?>, Object> values) {
            super(values);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets the conditions on the sort key. A table has one sort attribute at most. An index may have several: then the conditions
         * are for its attributes from the first one on, without a gap, and only the last one may be other than
         * {@link KeyCondition#equalTo} (DynamoDB developer guide, multi-attribute keys).
         *
         * @param conditions replace those set before
         */
        public Builder sortKey(KeyCondition... conditions) {
            return set(SORT_KEY, List.of(conditions));
        }

        /**
         * Sets whether the items come in the descending order of the sort key.
         *
         * @param backwards false for the ascending order
         */
        public Builder backwards(boolean backwards) {
            return set(BACKWARDS, backwards);
        }

        /**
         * Sets the largest number of items that are emitted, over all pages. Without a filter, no more are read. The last page's
         * position is the one after the last item, so that another query goes on there.
         *
         * @param limit at least one
         * @throws IllegalArgumentException if it is below one
         */
        public Builder limit(long limit) {
            return set(LIMIT, limit);
        }

        /**
         * Makes the query.
         *
         * @return an immutable query
         * @throws IllegalArgumentException if the position is that of a scan of several segments, or if {@code limit} and
         *     {@code countOnly} are both set
         */
        public Query build() {
            return new Query(values);
        }
    }
}
