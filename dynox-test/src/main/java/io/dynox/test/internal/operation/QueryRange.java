package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.expression.KeyCondition;
import io.dynox.test.internal.expression.KeyConditions;
import io.dynox.test.internal.expression.SortCondition;
import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.KeyRange;
import io.dynox.test.internal.value.KeySchema;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a table or an index that a query reads. Immutable.
 *
 * @param range its bounds
 * @param condition what it was made of
 */
record QueryRange(KeyRange range, KeyCondition condition) {

    private static final String ONE_ROW = "The query can return at most one row and cannot be restarted";

    static QueryRange of(KeySchema schema, KeyConditions conditions) {
        KeyCondition condition = conditions.against(schema);
        return new QueryRange(KeyRange.of(condition.partition(), condition.sort()), condition);
    }

    /** Refuses a starting key outside the stretch, and any in a table without a sort key, where a partition is one item. */
    void checkStart(@Nullable ItemKey start, ReadSource source) {
        if (start == null) {
            return;
        }
        if (source.index() == null && source.schema().sort() == null) {
            throw ServiceErrors.validation(ONE_ROW);
        }
        boolean samePartition = condition.partition().equals(start.partition());
        if (condition.sort() instanceof SortCondition.Any) {
            if (!samePartition) {
                throw ServiceErrors.validation(
                        "The provided starting key is outside query boundaries based on provided conditions");
            }
        } else if (start.sort() == null || !condition.sort().matches(start.sort())) {
            throw ServiceErrors.validation("The provided starting key does not match the range key predicate");
        } else if (!samePartition) {
            throw ServiceErrors.validation(ONE_ROW);
        }
    }
}
